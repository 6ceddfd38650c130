"""What XML can hold."""

import re
from typing import Any

# Outside of XML 1.0's characters (section 2.2): not even escaped may they stand in a document.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(value: Any) -> Any:
    """A value without what XML cannot hold: texts, also those in lists and dictionaries; all else as it is."""
    if isinstance(value, str):
        return _FORBIDDEN.sub("", value)
    if isinstance(value, dict):
        return {key: printable(each) for key, each in value.items()}
    return [printable(each) for each in value] if isinstance(value, list | tuple) else value
