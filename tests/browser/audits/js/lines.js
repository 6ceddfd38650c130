// The lines of text that can be read, each with the box around it.

const isShown = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true});
const label = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 160);
// For screen readers alone, or for programs alone: a box of one pixel.
const UNSEEN = ".visually-hidden:not(:focus, :active), .hp";
const NOT_TEXT = "script, style, noscript, template, option, textarea, wagtail-userbar";

function textLines() {
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest(`${NOT_TEXT}, ${UNSEEN}`) || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width > 1 && box.height > 1) lines.push({text: node.data.trim().slice(0, 40), element, box});
    }
  }
  return lines;
}
