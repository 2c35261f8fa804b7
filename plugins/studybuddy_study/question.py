"""A question becomes what it looks for: its words without those that only ask."""

from __future__ import annotations

import re
from collections.abc import Mapping

from studybuddy.text import base_language, content_words, stem

# Words that ask for something and name nothing, besides those that are grammar anyhow.
_ASKING: Mapping[str, str] = {
    "ar": "من ما ماذا متى أين لماذا كيف كم أي هل ليش عدد",
    "de": "wer was wann wo warum wieso weshalb wie welche welcher wessen viel viele lange oft weit "
    "gibt gab wirklich eigentlich",
    "en": "who what when where why how which whose many much long often far big does did really",
    "es": "quién quiénes qué cuándo dónde cuál cuáles cuánto cuánta cuántos cuántas cómo",
    "fr": "qui quoi quand où pourquoi comment combien quel quelle quels quelles sert",
    "hi": "कौन क्या कब कहाँ क्यों कैसे कैसा कैसी कितना कितने कितनी किस किसने किसका",
    "it": "chi cosa quando dove perché come quanto quanta quanti quante quale quali",
    "ko": "누가 누구 언제 왜 어떻게 어떤 얼마 얼마나 몇",
    "pt": "quem quê quando onde qual quais quanto quanta quantos quantas como porque razão",
    "ru": "кто что когда где куда откуда почему зачем как какой какая какое какие сколько чей",
}
# Without spaces, and in Korean, they are written to what stands beside them.
_WRITTEN_TOGETHER: Mapping[str, re.Pattern[str]] = {
    "ja": re.compile(
        "誰が?|いつ|どこ|なぜ|どうやって|どう|何|いくら|いくつ|どの|どれ|(?:ます|ました|です)か|"
        "教えてください"
    ),
    "ko": re.compile(r"(?:무엇|어디)\w*|\w+(?:있나요|인가요|나요)(?=\W|$)|있나요"),
    "zh": re.compile("为什么|什么时候|什么|怎么样?|怎样|谁|哪[里儿年]?|几|多少|吗|呢|是"),
}


def question_tokens(question: str, language: str) -> list[str]:
    """The tokens that a question in a language looks for, each once."""
    base = base_language(language)
    if base in _WRITTEN_TOGETHER:
        question = _WRITTEN_TOGETHER[base].sub(" ", question)
    asking = {stem(word) for word in _ASKING.get(base, "").split()}
    found = dict.fromkeys(stem(word) for word in content_words(question, language))
    return [token for token in found if token not in asking]
