"""Does a claim put a word's opposite for it? `The lowest price` is not `the highest price`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from studybuddy.grounding.denial import says_no
from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.measures import UNITS
from studybuddy.grounding.tokens import tokenized
from studybuddy.text.scripts import base_language
from studybuddy.text.words import is_function_word, stem

# What these are said of stands on either side of them.
_PAIRS = {
    "en": "high/low higher/lower highest/lowest top/bottom first/last increase/decrease "
    "increase/reduce increasing/decreasing more/less more/fewer most/least same/different "
    "minimum/maximum best/worst better/worse left/right open/closed allow/forbid true/false "
    "up/down faster/slower quicker/slower fast/slow quick/slow large/small larger/smaller "
    "big/small bigger/smaller greater/smaller long/short longer/shorter hard/easy easier/harder "
    "early/late old/new older/newer older/younger oldest/youngest strong/weak "
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
# Many words on each side say the same of a thing: none of a side may be said where it is claimed.
_SIDES = {
    "en": "fast|faster|quick|quicker|swift|speed|accelerate|outpace/slow|slower|sluggish "
    "cheap|cheaper|inexpensive/expensive|costly|costlier|dear|dearer "
    "increase|rise|rose|grow|grew|gain|climb|soar/decrease|fall|"
    "fell|drop|decline|shrink|reduce|sink "
    "accept|agree|allow|permit|grant|approve/refuse|reject|deny|forbid|ban|prohibit "
    "win|won|prevail|victory/lose|lost|defeat safe|harmless/dangerous|harmful|risky "
    "rich|wealthy|wealthier|richer/poor|poorer|broke easy|easier|simple|simpler/hard|"
    "harder|difficult begin|began|start|open|launch/end|finish|stop|close|cease keep|kept|retain/"
    "discard|drop|lose|lost large|larger|big|bigger|great|greater|huge/small|smaller|little|tiny "
    "succeed|success|manage|complete/fail|failure remember|recall/forget|forgot "
    "protect|preserve|safe/destroy|damage|harm enough|sufficient|suffice/insufficient|lack ",
    "de": "schnell|schneller|rasch|rascher/langsam|langsamer "
    "teuer|teurer|kostspielig/billig|billiger|günstig|günstiger "
    "steigen|steigt|stieg|zunehmen|zunimmt|wächst|wuchs|erhöht/sinken|sinkt|sank|fällt|fiel|abnehmen|"
    "abnimmt|verringert gewinnen|gewinnt|gewann|siegt/verlieren|verliert|verlor "
    "erlaubt|erlaubte|gestattet|bewilligt/verboten|verbietet|verweigert|abgelehnt "
    "oft|häufig|öfter|häufiger/selten|seltener gross|grösser|grösste/klein|kleiner|kleinste "
    "hart|härter/weich|weicher leicht|leichter|einfach/schwer|schwerer|schwierig "
    "beginnt|begann|anfang/endet|endete|schluss genügt|reicht|genug/fehlt|mangelt ",
    "fr": "rapide|rapides|vite/lent|lents|lente|lentement augmente|monte|croît|grandit/"
    "diminue|baisse|descend accepte|autorise|permet/refuse|interdit|défend gagne|gagné/perd|perdu "
    "facile|simple/difficile|dur cher|chère|coûteux/bon-marché|économique souvent/rarement "
    "commence|début/finit|fin|termine ",
    "es": "rápido|rápida|rápidas|rápidos/lento|lenta|lentas|lentos aumenta|sube|crece/"
    "disminuye|baja|cae acepta|permite|autoriza/rechaza|prohíbe|niega gana|ganó/pierde|perdió "
    "fácil|sencillo/difícil "
    "caro|cara/barato|barata empieza|comienza/termina|acaba ",
}
# What these are said of stands right after them: `after saving` is not `before saving`.
_RIGHT = {
    "en": "before/after above/below over/under",
    "fr": "avant/après",
    "de": "vor/nach bevor/nachdem",
    "es": "antes/después",
}
# How many words away stands what a word is said of, on either side or right after it.
_AROUND, _AFTER = 5, 4
# A denial so many words before turns a word into its opposite.
_DENIED = 4


class _Opposites:
    """Stems with those of their opposites, and with those on their own side, by language."""

    def __init__(self, *tables: dict[str, str]) -> None:
        self.others: dict[str, dict[str, frozenset[str]]] = {}
        self.own: dict[str, dict[str, frozenset[str]]] = {}
        for table in tables:
            for base, text in table.items():
                for pair in text.split():
                    one, other = (_stems(side, base) for side in pair.split("/"))
                    self._add(base, one, other)
                    self._add(base, other, one)

    def _add(self, base: str, side: frozenset[str], opposite: frozenset[str]) -> None:
        others, own = self.others.setdefault(base, {}), self.own.setdefault(base, {})
        for key in side:
            others[key] = others.get(key, frozenset()) | opposite
            own[key] = own.get(key, frozenset()) | side


def _stems(side: str, base: str) -> frozenset[str]:
    """Stems of the words on one side; of English ones in all their regular forms."""
    words = side.split("|")
    if base == "en":
        words += [
            word.removesuffix("e") + end for word in words for end in ("ed", "ing", "es", "s")
        ]
    return frozenset(map(stem, words))


_OPPOSITES, _GOVERNING = _Opposites(_PAIRS, _SIDES), _Opposites(_RIGHT)


def opposite_problems(text: str, nearby: Nearby, language: str) -> Iterator[str]:
    """Words that are not said near the citation, while their opposite is said there of the same.

    A denial beside either may well make them agree, and tells nothing; nor does a claim that says
    both.
    """
    base = base_language(language)
    claimed = tokenized(text)
    spoken = set(map(stem, claimed))
    for opposites, right in ((_OPPOSITES, False), (_GOVERNING, True)):
        known = opposites.others.get(base, {})
        for at, word in enumerate(claimed):
            others = known.get(stem(word))
            if not others or others & spoken or _is_denied(claimed, at, base):
                continue
            said = _where_not_said(opposites.own[base][stem(word)], nearby)
            matter = _matter(claimed, at, language, right=right) if said else set()
            for other in _said_of(matter, others, said, language, right=right):
                yield f"'{word}' is not said near {nearby.place}, but its opposite '{other}' is"
                break


def _where_not_said(keys: frozenset[str], nearby: Nearby) -> Sequence[str]:
    """The lines around the citation if none of these is said in them, else those cited."""
    if not any(map(nearby.says, keys)):
        return nearby.tokens
    return [] if keys & nearby.cited_stems else nearby.cited_tokens


def _said_of(
    matter: set[str], others: frozenset[str], said: Sequence[str], language: str, *, right: bool
) -> Iterator[str]:
    for at, word in enumerate(said):
        if stem(word) not in others or _is_denied(said, at, base_language(language)):
            continue
        if not right and at and said[at - 1] in UNITS:  # eight feet deep, two years old
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
