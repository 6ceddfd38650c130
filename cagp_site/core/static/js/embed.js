/* Puts a video's player in the place of its still when a reader asks for it. Without this script the still is a link. */
document.addEventListener("click", (event) => {
  const still = event.target.closest("a[data-player]");
  /* With a key held down the reader wants the link itself, in a window of its own. */
  if (!still || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "embed__frame";
  frame.title = still.dataset.title;
  frame.allow = "autoplay; fullscreen";
  frame.allowFullscreen = true;
  /* YouTube plays nothing for a page that does not say where it stands. */
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = still.dataset.player;
  still.replaceWith(frame);
  frame.focus();
});
