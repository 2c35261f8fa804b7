"""The writer that needs no model: it chooses what to quote."""

from __future__ import annotations

import studybuddy
from studybuddy_outline import parts
from studybuddy_outline.glossary import glossary
from studybuddy_outline.talk import Talk


class OutlineWriter(studybuddy.Writer):
    """Outline: the video's own sentences, chosen without a model or a key.

    Deterministic and offline. The note is in the language of the transcript, whatever the order
    asks for, since it can only quote.
    """

    paid = False

    def write(
        self,
        template: studybuddy.Template,
        transcript: studybuddy.Transcript,
        work: studybuddy.Work,
    ) -> studybuddy.Note:
        """The note: quotations, each citing where it stands. Raises WriterFailed, OutOfTime."""
        talk = Talk(transcript)
        work.progress(0.0, "Reading what is said")
        if not talk.sentences:
            raise studybuddy.WriterFailed(
                "nothing_said",
                "The captions hold no words, only sounds or nothing at all, so there is nothing "
                "to make notes of. Choose another video, or captions of your own.",
            )
        wanted = frozenset(template.parts)
        work.progress(0.3, "Finding chapters and what is said in each")
        sections = parts.sections(talk, cues="cues" in wanted)
        work.progress(0.7, "Finding terms and questions")
        entries = glossary(talk)
        note = studybuddy.Note(
            title=_title(talk, work.order),
            subject=work.order.subject,
            language=transcript.language,
            transcript=transcript,
            provenance=studybuddy.Provenance(writer="outline", extracted=True),
            summary=parts.summary(talk) if "summary" in wanted else (),
            sections=sections if wanted & {"sections", "cues"} else (),
            terms=parts.terms(entries) if "terms" in wanted else (),
            cards=parts.cards(entries, talk) if "cards" in wanted else (),
            questions=(parts.choices(talk) if "choices" in wanted else ())
            + (parts.questions(talk, entries) if "questions" in wanted else ()),
        )
        work.progress(1.0, "Written")
        return note


def _title(talk: Talk, order: studybuddy.Order) -> str:
    """The video's own title, what the user calls it, or what it is about."""
    given = talk.transcript.video.title or order.title or order.subject
    return given or parts.headline(talk)
