"""Does a claim put a word's opposite for it? `The lowest price` is not `the highest price`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from studybuddy.grounding.denial import says_no
from studybuddy.grounding.evidence import Nearby, tokenized
from studybuddy.text.scripts import base_language
from studybuddy.text.words import is_function_word, stem

# What these are said of stands on either side of them.
_PAIRS = {
    "en": "high/low higher/lower highest/lowest top/bottom first/last increase/decrease "
    "increase/reduce increasing/decreasing more/less more/fewer most/least same/different "
    "minimum/maximum best/worst better/worse left/right open/closed allow/forbid true/false "
    "up/down faster/slower quicker/slower fast/slow quick/slow large/small larger/smaller "
    "big/small bigger/smaller greater/smaller long/short longer/shorter hard/easy easier/harder "
    "early/late earlier/later old/new older/newer older/younger oldest/youngest strong/weak "
    "stronger/weaker rich/poor hot/cold hotter/colder warm/cool warm/cold warmer/cooler "
    "upload/download cheap/expensive cheaper/expensive cheaper/dearer safe/dangerous "
    "automatic/manual automatically/manually optional/required static/dynamic public/private "
    "enable/disable add/remove success/failure import/export inside/outside positive/negative "
    "buy/sell wide/narrow wider/narrower thick/thin thicker/thinner deep/shallow deeper/shallower "
    "heavy/light heavier/lighter darker/lighter dark/bright wet/dry empty/full harder/softer "
    "hard/soft rise/fall grow/shrink gain/lose win/lose won/lost winner/loser accept/reject "
    "accept/refuse agree/refuse allow/prevent improve/worsen strengthen/weaken raise/lower "
    "expand/contract accelerate/slow begin/end start/finish start/stop include/exclude "
    "attract/repel guilty/innocent harmless/harmful harmless/dangerous sufficient/insufficient "
    "enough/insufficient possible/impossible legal/illegal stable/unstable often/seldom "
    "often/rarely common/rare majority/minority north/south east/west northern/southern "
    "eastern/western summer/winter upper/lower major/minor superior/inferior profit/loss",
    "fr": "haut/bas plus/moins premier/dernier première/dernière même/différent minimum/maximum "
    "meilleur/pire gauche/droite ouvert/fermé vrai/faux automatiquement/manuellement "
    "augmente/diminue monte/baisse gagne/perd chaud/froid chaud/frais chaude/froide rapide/lent "
    "rapides/lents rapidement/lentement vite/lentement fort/faible forte/faible dur/mou dure/molle "
    "durcit/ramollit grand/petit grande/petite long/court longue/courte tôt/tard riche/pauvre",
    "de": "hoch/niedrig hoch/tief hohen/niedrigen höher/niedriger höher/tiefer höherem/niedrigerem "
    "höchste/niedrigste oben/unten erste/letzte gleich/verschieden minimum/maximum links/rechts "
    "offen/geschlossen wahr/falsch automatisch/manuell mehr/weniger grösser/kleiner länger/kürzer "
    "schneller/langsamer schnell/langsam früher/später früh/spät stärker/schwächer stark/schwach "
    "besser/schlechter gut/schlecht billiger/teurer billig/teuer weicher/härter weich/hart "
    "älter/jünger älteren/jüngeren älterer/jüngerer leichter/schwerer leicht/schwer wärmer/kälter "
    "warm/kalt heiss/kalt öfter/seltener häufiger/seltener oft/selten heller/dunkler dicker/dünner "
    "breiter/schmaler steigen/sinken steigt/sinkt steigt/fällt zunehmen/abnehmen wächst/schrumpft "
    "gewinnen/verlieren gewann/verlor erlaubt/verboten möglich/unmöglich innen/aussen nass/trocken",
    "es": "alto/bajo alta/baja arriba/abajo primero/último mismo/diferente mínimo/máximo "
    "mejor/peor izquierda/derecha abierto/cerrado verdadero/falso "
    "automáticamente/manualmente más/menos rápido/lento rápida/lenta rápidas/lentas mayor/menor "
    "mayores/menores sube/baja "
    "aumenta/disminuye gana/pierde caliente/frío fuerte/débil grande/pequeño grandes/pequeños "
    "largo/corto larga/corta temprano/tarde mucho/poco barato/caro antes/después",
    "it": "alto/basso più/meno primo/ultimo migliore/peggiore maggiore/minore veloce/lento "
    "aumenta/diminuisce caldo/freddo forte/debole grande/piccolo lungo/corto prima/dopo",
    "pt": "alto/baixo mais/menos primeiro/último melhor/pior maior/menor rápido/lento "
    "aumenta/diminui quente/frio forte/fraco grande/pequeno longo/curto antes/depois",
    "ru": "больше/меньше более/менее выше/ниже раньше/позже дороже/дешевле сильнее/слабее "
    "быстрее/медленнее лучше/хуже длиннее/короче старше/младше тяжелее/легче теплее/холоднее "
    "первый/последний растёт/падает",
    "ar": "أكثر/أقل أكبر/أصغر أعلى/أدنى أسرع/أبطأ أطول/أقصر أول/آخر الأول/الأخير قبل/بعد",
    "zh": "上涨/下跌 上涨/下降 上升/下降 上升/下跌 增加/减少 提高/降低 升高/降低 变大/变小 "
    "越高/越低 越大/越小 越长/越短 更高/更低 更多/更少 更快/更慢 更大/更小 最高/最低 "
    "最大/最小 最先/最后 以前/以后 之前/之后 "
    "合法/非法 早期/后期 前期/后期 高于/低于 多于/少于 大于/小于",
    "ja": "上昇/下降 増加/減少 増え/減り 高い/低い 高く/低く 長い/短い 多い/少な 大き/小さ "
    "早い/遅い 最初/最後 以前/以後 強い/弱い 濃い/薄い 上が/下が",
    "ko": "높다/낮다 길다/짧다 많은/적은 많다/적다 빠른/느린 크다/작다 늘어난다/줄어든다 먼저/나중",
}
# What these are said of stands right after them: `after saving` is not `before saving`.
_RIGHT = {
    "en": "before/after above/below over/under with/without",
    "fr": "avant/après avec/sans",
    "de": "vor/nach mit/ohne bevor/nachdem",
    "es": "antes/después con/sin",
}
# How many words away stands what a word is said of, on either side or right after it.
_AROUND, _AFTER = 5, 4
# A denial so many words before turns a word into its opposite.
_DENIED = 4


def _read(texts: dict[str, str]) -> dict[str, dict[str, set[str]]]:
    """Stems with those of their opposites, by language."""
    found: dict[str, dict[str, set[str]]] = {}
    for base, text in texts.items():
        found[base] = {}
        for one, other in (map(stem, pair.split("/")) for pair in text.split()):
            found[base].setdefault(one, set()).add(other)
            found[base].setdefault(other, set()).add(one)
    return found


_OPPOSITES, _GOVERNING = _read(_PAIRS), _read(_RIGHT)


def opposite_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """Words that are not said near the citation, while their opposite is said there of the same.

    A denial beside either may well make them agree, and tells nothing; nor does a claim that says
    both.
    """
    base = base_language(language)
    claimed = tokenized(text)
    spoken = set(map(stem, claimed))
    for opposites, right in ((_OPPOSITES, False), (_GOVERNING, True)):
        known = opposites.get(base, {})
        for at, word in enumerate(claimed):
            others = known.get(stem(word))
            if not others or others & spoken or _is_denied(claimed, at, base):
                continue
            said = _where_not_said(stem(word), nearby)
            matter = _matter(claimed, at, language, right=right) if said else set()
            for other in _said_of(matter, others, said, language, right=right):
                yield f"'{word}' is not said near {nearby.place}, but its opposite '{other}' is"
                break


def _where_not_said(key: str, nearby: Nearby) -> Sequence[str]:
    """The lines around the citation if a word is not said in them, else those cited."""
    if not nearby.says(key):
        return nearby.tokens
    return [] if key in nearby.cited_stems else nearby.cited_tokens


def _said_of(
    matter: set[str], others: set[str], said: Sequence[str], language: str, *, right: bool
) -> Iterator[str]:
    for at, word in enumerate(said):
        if stem(word) not in others or _is_denied(said, at, base_language(language)):
            continue
        if matter & _matter(said, at, language, right=right):
            yield word


def _is_denied(tokens: Sequence[str], at: int, base: str) -> bool:
    return any(says_no(token, base) for token in tokens[max(at - _DENIED, 0) : at])


def _matter(tokens: Sequence[str], at: int, language: str, *, right: bool) -> set[str]:
    """What the word at this place is said of."""
    if right:
        following = tokens[at + 1 : at + 1 + _AFTER]
        beside = list(takewhile(lambda token: token[0].isalnum(), following))
    else:
        beside = [*tokens[max(at - _AROUND, 0) : at], *tokens[at + 1 : at + 1 + _AROUND]]
    return {stem(t) for t in beside if t[0].isalnum() and not is_function_word(t, language)}
