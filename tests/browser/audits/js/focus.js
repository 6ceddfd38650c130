// Where Tab stops, and whether a reader sees it there.

const STOPS = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], "
  + "[tabindex], [contenteditable]";

function takesTab(element) {
  if (element.matches(":disabled, [inert] *, [inert]") || element.tabIndex < 0 || !isShown(element)) return false;
  if (element.matches("summary")) return element === element.parentElement.querySelector(":scope > summary");
  return element.type !== "hidden";
}

// What scrolls and holds nothing that takes the focus takes it itself.
function isLoneScroller(element) {
  const overflows = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
  return overflows && element !== document.documentElement && element !== document.body && isShown(element)
    && !element.matches("textarea, select, input") && scrolls(getComputedStyle(element))
    && ![...element.querySelectorAll(STOPS)].some(takesTab);
}

// Keeps the stops in the order of the document; radio buttons of one name are one. Answers how many there are.
function listStops() {
  const stops = [], groups = new Map();
  for (const element of document.body.querySelectorAll("*")) {
    if (!(element.matches(STOPS) && takesTab(element)) && !isLoneScroller(element)) continue;
    const group = element.type === "radio" ? `${element.form?.action} ${element.name}` : null;
    if (group && groups.has(group)) groups.get(group).push(element);
    else stops.push(groups.set(group, [element]).get(group));
  }
  window.auditStops = stops;
  return stops.length;
}

// The next Tab leads to the first stop.
function startOver() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  scrollTo(0, 0);
}

// Where the ring of the focus is drawn: on the element, on a box it generates (a link that covers its card), or, where a
// clip path would cut that, on what stands around it.
function ringOf(element) {
  const ring = (each, pseudo) => {
    const {outlineStyle, outlineWidth, outlineOffset, outlineColor, display, content} = getComputedStyle(each, pseudo);
    const isDrawn = (!pseudo || (display !== "none" && content !== "none")) && outlineStyle !== "none";
    // A ring with a negative offset is drawn on the element itself, another one around it.
    const ground = parseFloat(outlineOffset) < 0 ? each : each.parentElement;
    return isDrawn && parseFloat(outlineWidth) >= 2 && {ground, color: outlineColor};
  };
  for (const pseudo of [null, "::before", "::after"]) {
    const found = ring(element, pseudo);
    if (found) return found;
  }
  for (let each = element.parentElement; each && each.tagName !== "MAIN"; each = each.parentElement) {
    const found = ring(each);
    if (found) return found;
  }
  return null;
}

function faultOfFocus(isWhole) {
  const element = document.activeElement;
  if (!element || element === document.body) return "nothing has focus";
  const ring = ringOf(element);
  if (!ring) return `no ring on ${label(element)}`;
  const ground = groundOf(ring.ground);
  if (ground && contrast(channels(ring.color), ground) < 3) return `the ring of ${label(element)} is ${ring.color} on ${ground}`;
  return faultOfPlace(element, isWhole);
}

// In the window, and nothing lies over its middle. Unless all of it is asked for, half is enough of what does not fit
// between the paddings that the page scrolls with, and of a text area: there the browser brings the caret into view.
function faultOfPlace(element, isWhole) {
  const {top, bottom, height} = element.getBoundingClientRect();
  const {scrollPaddingTop, scrollPaddingBottom} = getComputedStyle(document.documentElement);
  const room = innerHeight - (parseFloat(scrollPaddingTop) || 0) - (parseFloat(scrollPaddingBottom) || 0);
  const mayBePart = !isWhole && (height > room || element.matches("textarea"));
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  if (seen < (mayBePart ? Math.min(height, innerHeight) / 2 : height - 1)) return `outside the window: ${label(element)}`;
  const [box] = element.getClientRects();
  const middle = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
  const highest = document.elementFromPoint(box.left + box.width / 2, middle);
  const isHidden = highest && !element.contains(highest) && !highest.contains(element);
  return isHidden ? `${label(element)} lies under ${label(highest)}` : "";
}

// The number of the stop that has the focus (-1: none of them), where it lies on the page, and what is wrong with it.
function lookAtFocus() {
  const element = document.activeElement;
  const stop = window.auditStops.findIndex((each) => each.includes(element));
  const {left, right, top, bottom} = element.getBoundingClientRect();
  const box = {left, right, top: top + scrollY, bottom: bottom + scrollY};
  return {stop, box, name: label(element), fault: faultOfFocus(false)};
}

const nameOfStop = (number) => label(window.auditStops[number][0]);
