"""Does a claim say of all, always, what is said of some, often? Or leave out an `only if`?

A word of the cited lines bears on a claim where words of the claim stand around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from studybuddy.grounding.evidence import Nearby
from studybuddy.grounding.wording import Wording, matter_of
from studybuddy.text.words import is_function_word, stem

# `Every two hours`, `each day` say how often, and `each other` who whom.
_NO_RATE = (
    r"(?! (?:\d|other\b|(?:\w+ )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|morning|"
    r"night|time|sekunden?|minuten?|stunden?|tage?|wochen?|monate?|jahre?|heures?|jours?|semaines?|"
    r"mois|ans?|années?|horas?|días?|semanas?|mes|meses|años?|час|день|дня|год|года|лет)\b))"
)


def _words(text: str) -> re.Pattern[str]:
    """Any of these phrases, as whole words."""
    return re.compile(rf"\b(?:{'|'.join(text.split(';'))})\b{_NO_RATE}")


def _letters(text: str) -> re.Pattern[str]:
    """Any of these, in a script without spaces."""
    return re.compile("|".join(text.split()))


# Hedges come first: `almost all`, `not always` say the contrary of what stands in them.
_SOME = {
    "en": _words(
        "(?:almost|nearly|not|hardly|practically) "
        "(?:all|every|everyone|everything|always|never|any);some;most;many;several;often;usually;typically;generally;mostly;mainly;sometimes;"
        "occasionally;frequently;perhaps;probably;possibly;likely;tends?;seldom;rarely;hardly;few;"
        "as a rule;in general;a lot of;normally;commonly;largely;in many cases;in most cases;"
        "one of;half of;supposedly;allegedly;up to"
    ),
    "de": _words(
        "(?:fast|beinahe|nahezu|nicht|kaum) (?:alle[nrms]?|jede[nrms]?|immer|nie|niemals|überall)"
        ";manche[nrms]?;einige[nrm]?;viele[nrm]?;meist;meistens;meisten;oft;häufig;manchmal;selten;"
        "normalerweise;gewöhnlich;üblicherweise;in der regel;kaum;mehrere[nrm]?;mitunter;"
        "gelegentlich;teilweise;wohl;vermutlich;vielleicht;wahrscheinlich;zum teil;mag;tendenziell"
    ),
    "fr": _words(
        "(?:presque|pas|quasiment) (?:tous|toutes|tout|toujours|jamais|chaque);certaine?s?;"
        "quelques;souvent;parfois;généralement;d'habitude;plupart;rarement;peut-être;beaucoup de;"
        "plusieurs;en général;normalement;d'ordinaire;habituellement;quelquefois"
    ),
    "es": _words(
        "(?:casi|no) (?:todos|todas|todo|toda|siempre|nunca|cada);algun[oa]s?;algún;a veces;muchos;"
        "muchas;a menudo;suelen?;solía;mayoría;raramente;generalmente;normalmente;quizás?;"
        "tal vez;varios;varias;en general;por lo general;frecuentemente;rara vez"
    ),
    "it": _words(
        "(?:quasi|non) (?:tutti|tutte|tutto|sempre|mai|ogni);alcun[ie];qualche;spesso;talvolta;"
        "a volte;di solito;generalmente;molti;molte;maggior parte;raramente;forse"
    ),
    "pt": _words(
        "(?:quase|nem|não) (?:todos|todas|tudo|sempre|nunca|cada);algun?s;algumas;às vezes;"
        "muitos;muitas;frequentemente;costumam?;maioria;raramente;geralmente;normalmente;talvez"
    ),
    "ru": _words(
        "(?:почти|не) (?:все|всё|всегда|никогда|каждый|каждая|любой|всякий);некоторые;некоторых;"
        "обычно;часто;иногда;может;могут;большинство;большинстве;редко;многие;многих;пожалуй;"
        "возможно;вероятно;нередко;как правило;местами"
    ),
    "ar": _words(
        "(?:تقريبا|ليس) (?:كل|جميع|دائما);بعض;غالبا;عادة;أحيانا;قد;معظم;ربما;كثير;كثيرا;أغلب"
    ),
    "zh": _letters(
        "几乎(?:所有|全部|都|总是) 不一定 未必 不是(?:所有|每) 并非(?:所有|每) "
        "有些 有的 一般 通常 常常 往往 可能 也许 "
        "大多 多数 大部分 有时 经常 多半 差不多 未必 或许 很多"
    ),
    "ja": _letters(
        "ほとんど 必ずしも とは限ら わけでは 多くの 多い 一部 よく たいてい 大抵 "
        "ことがある ことも かもしれ 普通 ふつう 一般に 一般的に "
        "時々 ときどき 場合が だろう でしょう 傾向 おそらく もあ"
    ),
    "ko": _letters(
        "거의 대개 보통 자주 가끔 일부 대부분 수[ ]있 수도[ ]있 많은 "
        "어떤 때로는 흔히 것은[ ]아닙 것은[ ]아니 아마"
    ),
}
_MAY = {
    "en": _words("may;might;can;could;should"),
    "de": _words("kann;können;könnte[n]?;dürfte[n]?;sollte[n]?"),
    "fr": _words("peut;peuvent;pourrait;pourraient"),
    "es": _words("puede;pueden;podría;podrían"),
    "it": _words("può;possono;potrebbe;potrebbero"),
    "pt": _words("pode;podem;poderia;poderiam"),
}
_ALL = {
    "en": _words(
        "(?<!at )(?<!of )(?<!after )all(?! you| we| i );every;each;always;never;invariably;"
        "everywhere;everyone;everybody;everything;in no way;without exception;"
        "necessarily;inevitably;throughout"
    ),
    "de": _words(
        "alle[nrms]?;jede[nrms]?;immer;stets;nie;niemals;sämtliche[nrms]?;überall;jedesmal;"
        "ausnahmslos;grundsätzlich;durchweg;durchwegs;zwangsläufig;unweigerlich;"
        "kein(?:e[nrms]?)?;ausschliesslich;restlos"
    ),
    "fr": _words(
        "tous;toutes;toute;toujours;jamais;chaque;systématiquement;partout;obligatoirement;"
        "sans exception;n'importe quel(?:le)?;aucune?"
    ),
    "es": _words(
        "todos;todas;toda;siempre;nunca;jamás;cada;cualquier;cualquiera;en todo momento;"
        "sin excepción;necesariamente;ningun[oa]s?;ningún"
    ),
    "it": _words("tutti;tutte;sempre;mai;ogni;ognuno;chiunque;ovunque;nessun[oa]?"),
    "pt": _words("todos;todas;sempre;nunca;jamais;cada;qualquer;nenhuma?"),
    "ru": _words(
        "все;всех;всем;всегда;никогда;каждый;каждая;каждое;каждого;любой;любая;любого;всякий;"
        "повсюду;везде;обязательно;без исключения;непременно;неизменно;никто"
    ),
    "ar": _words("كل;جميع;دائما;أبدا;لا بد;أي;كافة;قط"),
    "zh": _letters(
        "所有 一律 全部 总是 每[个家次一] 永远 任何 必然 必定 从不 从来 绝对 各家 都 无一例外 凡是"
    ),
    "ja": _letters(
        "すべて 全て 必ず いつも 常に 全部 どの[^く] 例外なく みな 皆 絶対 一切 あらゆる"
    ),
    "ko": _letters("모든 항상 언제나 반드시 모두 전혀 예외 누구나 어디서나 늘 절대"),
}
# What must be may still be said where it can be.
_MUST = {
    "en": _words("must"),
    "de": _words("muss;müssen"),
    "fr": _words("doit;doivent"),
    "es": _words("debe;deben"),
    "zh": _letters("必须"),
}
# What limits a statement to some cases; `only` alone is too common to be asked for.
_LIMIT = {
    "en": _words(
        "only (?:if|when|where|for|in|under|after|because|as long|with|on|at|once);unless;except;"
        "as long as;so long as;provided;apart from;on condition;other than"
    ),
    "de": _words(
        "nur (?:wenn|in|für|bei|unter|dort|dann|solange|im|auf|mit|am);es sei denn;ausser;solange;"
        "sofern;vorausgesetzt;erst wenn;mit ausnahme;abgesehen"
    ),
    "fr": _words(
        "seulement (?:si|quand|pour|dans|à|en);sauf;à moins;à condition;tant que;uniquement;"
        "excepté;hormis;que si"
    ),
    "es": _words(
        "s[oó]lo (?:si|cuando|para|en|con);salvo;excepto;a menos que;siempre que;a no ser;"
        "a condición;únicamente"
    ),
    "it": _words("solo (?:se|quando|per|in|con);tranne;eccetto;a meno che;purché;a condizione"),
    "pt": _words("só (?:se|quando|para|em|com);exceto;a menos que;desde que;salvo"),
    "ru": _words(
        "только если;только когда;только при;только для;только в;кроме;при условии;если не"
    ),
    "ar": _words("إلا;بشرط;فقط إذا;ما لم;شرط"),
    "zh": _letters("只有 除非 前提是 只要 只对 除了 只在 以外 仅在 只限"),
    "ja": _letters("限り 場合のみ 場合だけ を除い 以外 に限 なければ ときだけ"),
    "ko": _letters("경우에만 제외 않는[ ]한 때만 에[ ]한해 외에는"),
}
# A claim that limits itself in any way has not left the condition out.
_LIMITED = {
    "en": _words(
        "if;when;whenever;unless;only;except;excepted;without;provided;as long as;so long as;"
        "lacking;given;where;until;till;once;apart;other than;otherwise;in case;limited;restricted;"
        "merely;exclusively;just;depends?;depending;subject to;conditions?;under;"
        "barring;save for;excluding;not before;requires?;needs?"
    ),
    "de": _words(
        "wenn;falls;sofern;solange;nur;ausser;ohne;bis;erst;sobald;bei;vorausgesetzt;sonst;"
        "lediglich;bedingung(?:en)?;aber;allerdings;jedoch;ausnahme;ausgenommen;unter;braucht;"
        "beschränkt;ausschliesslich;während;obwohl;soweit;"
        "^(?:ist|hat|wird|kann|[^\\W\\d_]+t) (?:der|die|das|den|man|eine?|es|er|sie)"
    ),
    "fr": _words(
        "si;quand;lorsque;sauf;sans;seulement;uniquement;à moins;à condition;tant que;excepté;"
        "hormis;sinon;mais;que;jusqu'à;dès;juste;simplement;exclusivement"
    ),
    "es": _words(
        "si;cuando;salvo;excepto;sin;s[oó]lo;solamente;únicamente;a menos;siempre que;a no ser;"
        "hasta;pero;condición;mientras"
    ),
    "it": _words("se;quando;tranne;eccetto;senza;solo;soltanto;purché;ma;finché;condizione"),
    "pt": _words("se;quando;exceto;sem;só;apenas;somente;desde que;mas;até;condição"),
    "ru": _words("если;когда;кроме;без;только;лишь;при;пока;но;однако;условии"),
    "ar": _words("إذا;إلا;بشرط;فقط;ما لم;دون;بدون;غير;لكن;شرط;عند;حتى"),
    "zh": _letters("如果 只 除非 前提 除了 时[，,] 的时候 若 要是 但 仅 以外 不过 才 一旦"),
    "ja": _letters("限 のみ だけ 除 以外 なければ 場合 れば たら とき 時 が、 しか"),
    "ko": _letters("경우 만 제외 한 면 때 외에 지만"),
}
# These say how many, the others how often or how surely.
_HOW_MANY = _words(
    "all;every;each;everywhere;some;most;many;several;few;one of;half of;a lot of;alle[nrms]?;"
    "jede[nrms]?;sämtliche[nrms]?;kein(?:e[nrms]?)?;manche[nrms]?;einige[nrm]?;viele[nrm]?;meisten;"
    "mehrere[nrm]?;tous;toutes;toute;chaque;aucune?;certaine?s?;quelques;plusieurs;beaucoup de;"
    "plupart;todos;todas;toda;cada;ningun[oa]s?;ningún;algun[oa]s?;algún;muchos;muchas;varios;"
    "varias;mayoría;tutti;tutte;ogni;alcun[ie];qualche;molti;molte;algun?s;algumas;muitos;muitas;"
    "все;всех;всем;каждый;каждая;каждое;каждого;любой;любая;любого;некоторые;некоторых;многие;"
    "многих;большинство;большинстве;كل;جميع;كافة;بعض;معظم;أغلب"
)
# How many words after it may be what is counted.
_THINGS = 3
# How many letters before and after such a word its matter stands in.
_BEFORE, _AFTER = 60, 80
_BEFORE_UNSPACED, _AFTER_UNSPACED = 20, 30
_UNSPACED = frozenset({"zh", "ja", "ko"})
# So many stems of a claim make a passage one about the same.
_SHARED = 2


def quantifier_problems(wording: Wording, nearby: Nearby) -> Iterator[str]:
    """That a claim says of all what is said of some, and of all nowhere near."""
    some, every = _SOME.get(wording.base), _ALL.get(wording.base)
    if some is None or every is None or some.search(wording.folded):
        return
    must, may = _MUST.get(wording.base, every), _MAY.get(wording.base, some)
    for claimed, said in ((every, some), (every, may), (must, some)):
        universal = claimed.search(wording.folded)
        if universal and (found := _hedge(universal, said, wording, nearby)):
            yield f"'{universal.group()}' is not said near {nearby.place}, but '{found}' is"
            return


def _hedge(
    universal: re.Match[str], said: re.Pattern[str], wording: Wording, nearby: Nearby
) -> str | None:
    """What the cited lines say of the same instead of a claim's `all` or `always`."""
    for found, passage in _passages(said, wording, nearby):
        rest = _SOME[wording.base].sub(" ", passage)
        if universal.group() in rest or _ALL[wording.base].search(rest):
            continue
        if _is_alike(universal, found, passage, wording):
            return found
    return None


def _is_alike(universal: re.Match[str], found: str, passage: str, wording: Wording) -> bool:
    """Whether both say how many of the same, or both how often."""
    if not _HOW_MANY.fullmatch(universal.group()):
        return not _HOW_MANY.fullmatch(found)
    following = wording.folded[universal.end() :].split()
    things = [stem(w) for w in following if not is_function_word(w, wording.language)][:_THINGS]
    return bool(matter_of(passage, wording.language).intersection(things))


def condition_problems(wording: Wording, nearby: Nearby) -> Iterator[str]:
    """That a claim leaves out on what condition, or with what exception, it is said."""
    limit, limited = _LIMIT.get(wording.base), _LIMITED.get(wording.base)
    if limit is None or limited is None or limited.search(wording.folded):
        return
    for found, passage in _passages(limit, wording, nearby):
        after = _CLAUSE.split(passage.partition(found)[2].lstrip(" ,"))[0]
        condition = matter_of(after, wording.language)
        if condition and len(condition & wording.matter) * 2 < len(condition):
            yield f"near {nearby.place} it is said with a condition: '{found} …'"
            return


def _passages(
    pattern: re.Pattern[str], wording: Wording, nearby: Nearby
) -> Iterator[tuple[str, str]]:
    """What is found in the cited lines, with the passage around it, if that is about the claim."""
    unspaced = wording.base in _UNSPACED
    before = _BEFORE_UNSPACED if unspaced else _BEFORE
    after = _AFTER_UNSPACED if unspaced else _AFTER
    said = nearby.cited_text
    for match in pattern.finditer(said):
        end = match.end()
        if wording.base in {"zh", "ja"}:
            # Captions there part clauses by spaces: what comes after the next is another matter.
            clauses = _CLAUSE_UNSPACED.finditer(said, end)
            after = min(after, next((c.start() - end for c in islice(clauses, 1, 2)), after))
        passage = _inside(said, match.start(), end, before, after)
        if len(matter_of(passage, wording.language) & wording.matter) >= _SHARED:
            yield match.group(), passage


def _inside(text: str, start: int, end: int, before: int, after: int) -> str:
    """The passage around a place, not beyond its sentence."""
    head, tail = text[max(start - before, 0) : start], text[end : end + after]
    return _ENDS.split(head)[-1] + text[start:end] + _ENDS.split(tail)[0]


_CLAUSE = re.compile(r"[,;:，、；]")
_CLAUSE_UNSPACED = re.compile(r"[,;:，、；\s]+")
_ENDS = re.compile(r"[.!?](?=\s|$)|[。！？؟।]")
