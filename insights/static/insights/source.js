/* The editor's button that refers to a source: lists the sources on this form, and puts a mark where the cursor is. */
(() => {
  const { React } = window;
  const { EditorState, Modifier } = window.DraftJS;

  /* The article's sources as they stand on the form now, saved or not. */
  const sources = () =>
    [...document.querySelectorAll('input[type="hidden"][name^="sources-"][name$="-id"]')].flatMap((input) => {
      const prefix = input.name.slice(0, -"id".length);
      const field = (name) => document.querySelector(`[name="${prefix}${name}"]`);
      const text = [field("value-label"), field("value-text")].map((each) => each?.value.trim() ?? "");
      const gone = field("deleted")?.value === "1" || !input.value;
      return gone ? [] : [{ id: input.value, text: text.filter(Boolean).join(": ") }];
    });

  const button = (text, className, onClick) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: text, className });
    made.addEventListener("click", onClick);
    return made;
  };

  /* A dialog with one button a source; `choose` gets the id, `cancel` is called when nothing was chosen. */
  const ask = (words, choose, cancel) => {
    const dialog = document.createElement("dialog");
    dialog.className = "source-dialog";
    const heading = document.createElement("h2");
    heading.textContent = words.title;
    dialog.setAttribute("aria-label", words.title);
    const list = document.createElement("ul");
    let chosen = null;
    for (const { id, text } of sources()) {
      const item = document.createElement("li");
      item.append(button(text || words.untitled, "source-dialog__source", () => { chosen = id; dialog.close(); }));
      list.append(item);
    }
    const empty = document.createElement("p");
    empty.textContent = words.empty;
    const close = button(words.close, "button button-secondary", () => dialog.close());
    dialog.append(heading, list.children.length ? list : empty, close);
    dialog.addEventListener("close", () => { dialog.remove(); if (chosen) choose(chosen); else cancel(); });
    document.body.append(dialog);
    dialog.showModal();
    return dialog;
  };

  class SourceChooser extends React.Component {
    componentDidMount() {
      const { entityType, onClose } = this.props;
      this.dialog = ask(entityType, (id) => this.insert(id), onClose);
    }

    componentWillUnmount() {
      this.dialog?.remove();
    }

    insert(source) {
      const { editorState, entityType, onComplete } = this.props;
      const content = editorState.getCurrentContent().createEntity(entityType.type, "IMMUTABLE", { source });
      const selection = editorState.getSelection();
      /* After the words that are selected, not in their place. */
      const end = selection.merge({
        anchorKey: selection.getEndKey(), anchorOffset: selection.getEndOffset(),
        focusKey: selection.getEndKey(), focusOffset: selection.getEndOffset(), isBackward: false,
      });
      const marked = Modifier.insertText(content, end, entityType.mark, null, content.getLastCreatedEntityKey());
      onComplete(EditorState.push(editorState, marked, "insert-characters"));
    }

    render() {
      return null;
    }
  }

  /* The mark in the editor; its title says which source it means. */
  class SourceMark extends React.Component {
    componentDidMount() {
      /* The list of sources is further down the form, and is built after this text. */
      this.look = () => this.forceUpdate();
      if (document.readyState !== "complete") window.addEventListener("load", this.look, { once: true });
    }

    componentWillUnmount() {
      window.removeEventListener("load", this.look);
    }

    render() {
      const { entityKey, contentState, children } = this.props;
      const { source } = contentState.getEntity(entityKey).getData();
      const found = sources().find(({ id }) => id === source);
      const isMissing = !found && document.readyState === "complete";
      const className = isMissing ? "source-mark source-mark--missing" : "source-mark";
      return React.createElement("sup", { className, title: found?.text, onMouseEnter: this.look }, children);
    }
  }

  window.draftail.registerPlugin({ type: "SOURCE", source: SourceChooser, decorator: SourceMark }, "entityTypes");
})();
