// Shows the buttons that need a script: copy a citation, hand the article to the system's own sharing, print.
addEventListener("DOMContentLoaded", () => {
  const show = (name, works, act) => {
    for (const button of works ? document.querySelectorAll(`button[data-${name}]`) : []) {
      (button.closest("li") ?? button).hidden = button.hidden = false;
      button.addEventListener("click", () => act(button, button.dataset[name]));
    }
  };
  show("copy", navigator.clipboard, async (button, id) => {
    try {
      await navigator.clipboard.writeText(document.getElementById(id).innerText);
      button.textContent = button.dataset.done;
    } catch { getSelection().selectAllChildren(document.getElementById(id)); }
  });
  show("share", navigator.share, (_button, url) => navigator.share({ title: document.title, url }).catch(() => {}));
  show("print", true, () => print());
});
