// Marks in the contents the section that is read. Where the style sheet can do that by itself, this does nothing.
(() => {
  if (CSS.supports("scroll-target-group", "auto")) return;
  addEventListener("DOMContentLoaded", () => {
    const links = new Map();
    for (const link of document.querySelectorAll(".toc a")) {
      const title = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (title) links.set(title, link);
    }
    const titles = [...links.keys()];
    // The last title that has passed the upper third of the window is being read.
    const mark = () => {
      const here = titles.findLast((title) => title.getBoundingClientRect().top < innerHeight / 3);
      for (const [title, link] of links) title === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    };
    const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -67% 0px" });
    titles.forEach((title) => watch.observe(title));
  });
})();
