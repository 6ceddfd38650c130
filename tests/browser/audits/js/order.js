// The order of things without a style sheet: what a page says when it is read from its beginning.

function orderFaults() {
  const faults = [];
  const first = (selector) => document.querySelector(selector);
  const precedes = (one, other) => one && other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const main = first("main");
  const header = first("body > header"), footer = first("body > footer");
  if (header && !precedes(header, main)) faults.push("the header does not come before the content");
  if (footer && !precedes(main, footer)) faults.push("the footer does not come after the content");
  const heading = main.querySelector("h1, h2, h3, h4, h5, h6");
  if (!heading || heading.tagName !== "H1") faults.push("the content's first heading is not its h1");
  if (document.querySelectorAll("h1").length !== 1) faults.push("not exactly one h1");
  return faults;
}

// A label before its field; after the box of a checkbox or a radio button, as everywhere.
function labelFaults() {
  return [...document.querySelectorAll("form :is(input, select, textarea):not([type=hidden])")].flatMap((field) => {
    const words = field.labels?.[0];
    if (!words) return field.getAttribute("aria-label") ? [] : [`no label: ${label(field)}`];
    const isBox = field.type === "checkbox" || field.type === "radio";
    const isBefore = words.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING;
    return words.contains(field) || Boolean(isBefore) !== isBox ? [] : [`the label is on the wrong side: ${label(field)}`];
  });
}

// Drawings that only a style sheet keeps small fill the window without one.
function hugeDrawings() {
  return [...document.querySelectorAll("svg")].filter(isShown)
    .filter((each) => each.getBoundingClientRect().width > innerWidth || each.getBoundingClientRect().height > innerHeight)
    .map((each) => `as large as the window: ${label(each)}`);
}
