// Colors as a reader sees them, and the contrast between two (WCAG 2.2, "relative luminance").

const palette = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});

// Red, green, blue and alpha (0 to 255), whatever notation the style sheet used.
function channels(color) {
  palette.clearRect(0, 0, 1, 1);
  palette.fillStyle = color;
  palette.fillRect(0, 0, 1, 1);
  return [...palette.getImageData(0, 0, 1, 1).data];
}

function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue].map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const over = (top, below) => top.map((value, at) => (value * top[3] + below[at] * (255 - top[3])) / 255);

// The ground that an element stands on; null where a picture or a gradient lies under it.
function groundOf(element) {
  const layers = [];
  for (let each = element; each; each = each.parentElement) {
    const style = getComputedStyle(each);
    if (style.backgroundImage !== "none") return null;
    const color = channels(style.backgroundColor);
    layers.push(color);
    if (color[3] === 255) break;
  }
  return layers.reverse().reduce((below, top) => over(top, below), channels("Canvas"));
}
