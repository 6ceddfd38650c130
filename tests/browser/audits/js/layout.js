// Text that does not fit: beyond the window, behind an edge that clips, or on top of other text.

const SLACK = 2;
const scrolls = (style) => [style.overflowX, style.overflowY].some((value) => value === "auto" || value === "scroll");
const clips = (style) => style.overflowX !== "visible" || style.overflowY !== "visible" || style.clipPath !== "none";
// Letters do not fill the box of their line: what lies above and below them may be cut.
const core = ({left, right, top, bottom, height}) =>
  ({left, right, top: top + height / 4, bottom: bottom - height / 4});
const isInside = (box, frame) =>
  box.left >= frame.left - SLACK && box.right <= frame.right + SLACK
  && box.top >= frame.top - SLACK && box.bottom <= frame.bottom + SLACK;

function sidewaysScroll() {
  const root = document.documentElement;
  return root.scrollWidth - root.clientWidth;
}

function cutText() {
  const faults = [];
  for (const {text, element, box} of textLines()) {
    const letters = core(box);
    let each = element;
    for (; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (scrolls(style)) break;
      if (style.display === "inline" || !clips(style)) continue;
      if (!isInside(letters, each.getBoundingClientRect())) {
        faults.push(`"${text}" is cut by ${label(each)}`);
        break;
      }
    }
    const isReachable = each && each !== document.body;
    const width = document.documentElement.clientWidth;
    if (!isReachable && (letters.left < -SLACK || letters.right > width + SLACK)) {
      faults.push(`"${text}" lies beyond the window, from ${Math.round(letters.left)} to ${Math.round(letters.right)}`);
    }
  }
  return faults;
}

// The box that lays a line out.
function blockOf(element) {
  let each = element;
  while (each.parentElement && (getComputedStyle(each).display === "inline" || each.closest("svg"))) each = each.parentElement;
  return each;
}

function overlaps() {
  const faults = [];
  const lines = textLines().map((line) => ({...line, core: core(line.box), block: blockOf(line.element)}))
    .sort((a, b) => a.core.top - b.core.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].core.top < one.core.bottom; next += 1) {
      const other = lines[next];
      const width = Math.min(one.core.right, other.core.right) - Math.max(one.core.left, other.core.left);
      if (one.block !== other.block && width > SLACK) faults.push(`"${one.text}" lies over "${other.text}"`);
    }
  });
  return faults;
}

function unseenText(least) {
  const faults = new Set();
  for (const {text, element} of textLines()) {
    const ground = groundOf(element);
    if (!ground) continue;
    const style = getComputedStyle(element);
    const ink = element.closest("svg") ? style.fill : style.color;
    const ratio = contrast(over(channels(ink), ground), ground);
    if (ratio < least) faults.add(`"${text}" has a contrast of ${ratio.toFixed(2)}: ${ink} in ${label(element)}`);
  }
  return [...faults];
}

// Boxes of text whose own ground is darker than a printer should lay down.
function darkGrounds() {
  const boxes = new Set(textLines().map(({element}) => blockOf(element)));
  return [...boxes].filter((each) => {
    const ground = groundOf(each);
    return ground && luminance(ground) < 0.5;
  }).map(label);
}
