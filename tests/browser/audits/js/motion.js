// What moves by itself. What the reader's own scrolling drives does not.

function moving() {
  const faults = document.getAnimations()
    .filter((each) => each.playState === "running" && each.timeline instanceof DocumentTimeline)
    .map((each) => `${each.animationName || each.transitionProperty} runs on ${label(each.effect.target)}`);
  const isStill = (list) => list.split(",").every((time) => parseFloat(time) === 0);
  for (const element of document.querySelectorAll("*")) {
    for (const pseudo of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, pseudo);
      const isDriven = style.animationTimeline && style.animationTimeline !== "auto";
      const animates = style.animationName !== "none" && !isDriven && !isStill(style.animationDuration);
      if (animates || !isStill(style.transitionDuration)) faults.push(`${pseudo || ""} of ${label(element)} can move`);
    }
    if (getComputedStyle(element).scrollBehavior === "smooth") faults.push(`${label(element)} scrolls smoothly`);
  }
  return faults;
}
