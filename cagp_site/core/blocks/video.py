"""A video from elsewhere, which nothing is asked of before a reader wants it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from ..videos import UnknownVideoError, Video, video_from


def validate_video(address: str) -> None:
    """Take the address of a video whose provider this site lets in.

    Raises:
        ValidationError: it is none, in words for the editor.
    """
    try:
        video = video_from(address)
    except UnknownVideoError:
        raise ValidationError(
            _(
                "This is not the address of a video on YouTube or Vimeo. Open the video there and copy its address, "
                "such as https://www.youtube.com/watch?v=… or https://vimeo.com/…"
            )
        ) from None
    if not video.is_playable:
        message = _("Videos from %(provider)s are switched off on this site.")
        raise ValidationError(message, params={"provider": video.provider.name})


class EmbedValue(blocks.StructValue):
    """What the block holds, and the video it means."""

    @property
    def video(self) -> Video | None:
        """The video; None while the address is none (a draft, or a provider that we have given up)."""
        try:
            return video_from(str(self.get("address") or ""))
        except UnknownVideoError:
            return None

    @property
    def frame_source(self) -> str:
        """The origin that the page has to let in for it; empty when there is none."""
        video = self.video
        return video.provider.origin if video is not None and video.is_playable else ""


class EmbedBlock(blocks.StructBlock):
    """A video: a still with its title until a reader plays it."""

    address = blocks.CharBlock(
        label=_("Address of the video"),
        validators=[validate_video],
        help_text=_("On YouTube or Vimeo. Readers load nothing from there before they press play."),
    )
    title = blocks.CharBlock(label=_("Title"), help_text=_("What the video is, in a few words."))
    duration = blocks.CharBlock(
        label=_("Duration"),
        required=False,
        max_length=8,
        validators=[RegexValidator(r"^(\d{1,2}:)?\d{1,2}:\d{2}\Z", _("Write minutes and seconds, such as 12:30."))],
        help_text=_("Minutes and seconds, such as 12:30."),
    )
    poster = ImageChooserBlock(
        label=_("Still picture"), required=False, help_text=_("A cover is drawn for you when left empty.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Media")
        description = _("A video from YouTube or Vimeo, shown as a still until a reader plays it.")
        template = "blocks/embed.html"
        value_class = EmbedValue
        preview_value: dict[str, Any] = {
            "address": "https://vimeo.com/000000000",
            "title": "Two staffs, one plan: how an exercise is written",
            "duration": "12:30",
            "caption": "Recorded for partners who could not be in the room.",
        }
