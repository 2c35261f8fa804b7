"""The conformance kit finds what is wrong with a writer: each of these breaks one rule."""

import socket

import pytest
from msgspec.structs import replace

import studybuddy
from studybuddy.testing import WriterContract, sample_note


class Quotes(studybuddy.Writer):
    """Quotes the first words."""

    def write(self, template, transcript, work):
        point = studybuddy.Point(text=transcript.segments[0].text, cites=(0,))
        return self.finished(sample_note(), transcript, point)

    def finished(self, note, transcript, point):
        return studybuddy.Note(
            title=note.title,
            language="en",
            transcript=transcript,
            provenance=note.provenance,
            summary=(point,),
        )


class CitesNothing(Quotes):
    def finished(self, note, transcript, point):
        return super().finished(note, transcript, replace(point, cites=()))


class CitesTheFuture(Quotes):
    def finished(self, note, transcript, point):
        return super().finished(note, transcript, replace(point, cites=(10**6,)))


class ShortensTheTranscript(Quotes):
    def finished(self, note, transcript, point):
        shorter = replace(transcript, segments=transcript.segments[:1])
        return super().finished(note, shorter, point)


class PraisesItself(Quotes):
    def finished(self, note, transcript, point):
        whole = studybuddy.Coverage(grounded=1.0)
        return replace(super().finished(note, transcript, point), coverage=whole)


class AsksAway(Quotes):
    def finished(self, note, transcript, point):
        try:
            socket.getaddrinfo("example.com", 443)
        except OSError:
            return super().finished(note, transcript, point)


class HandsOver(Quotes):
    def write(self, template, transcript, work):
        for section in sample_note().sections:
            self.hand_over(section, work)
        note = super().write(template, transcript, work)
        return replace(note, sections=sample_note().sections)

    def hand_over(self, section, work):
        work.hand_over(section)


class HandsOverDrafts(HandsOver):
    def hand_over(self, section, work):
        work.hand_over(replace(section, title="A first try"))


class HandsOverOnce(HandsOver):
    def hand_over(self, section, work):
        if work.load("handed-over") is None:
            work.save("handed-over", b"")
            work.hand_over(section)


class TestWriter:
    @pytest.fixture
    def work(self, tmp_path) -> studybuddy.Work:
        order = studybuddy.Order(url=studybuddy.VideoUrl("sampleVideo"))
        return studybuddy.Work(order, tmp_path, settings={})

    @pytest.mark.parametrize(
        "writer", [CitesNothing, CitesTheFuture, ShortensTheTranscript, PraisesItself, AsksAway]
    )
    def test_that_breaks_a_rule_fails(self, work, tmp_path, writer):
        with pytest.raises(AssertionError):
            WriterContract().test_writes_of_any_transcript(
                writer(), work, tmp_path, "no video facts"
            )

    def test_that_keeps_the_rules_passes(self, work, tmp_path):
        WriterContract().test_writes_of_any_transcript(Quotes(), work, tmp_path, "no video facts")

    @pytest.mark.parametrize("writer", [HandsOverDrafts, HandsOverOnce])
    def test_that_hands_over_what_the_note_has_not_fails(self, tmp_path, writer):
        with pytest.raises(AssertionError):
            WriterContract().test_hands_over_sections_of_the_note(writer(), {}, tmp_path)

    @pytest.mark.parametrize("writer", [Quotes, HandsOver])
    def test_that_hands_over_what_the_note_has_passes(self, tmp_path, writer):
        WriterContract().test_hands_over_sections_of_the_note(writer(), {}, tmp_path)

    def test_that_leaves_out_parts_fails(self, work):
        with pytest.raises(AssertionError):
            WriterContract().test_writes_all_parts_of_a_good_lecture(Quotes(), work)

    def test_that_adds_parts_fails(self, work):
        with pytest.raises(AssertionError):
            WriterContract().test_writes_no_part_that_is_not_asked_for(Quotes(), work)
