"""Italian."""

from __future__ import annotations

from studybuddy_outline.phrases import Phrases

_TERM = r"(?P<term>[\w'’+#./-]+(?: [\w'’+#./-]+){0,3})"
_HEAD = rf"^(?:(?:quindi|e|allora|dunque),? )?(?:una? |uno |un['’]|il |lo |la |i |gli |le |l['’])?{_TERM}"

PHRASES = Phrases(
    light=frozenset(
        """
abbastanza abbiamo adesso alcune alcuni allora altra altre altri altro anche ancora andare anni anno
appena appunto avere bene bisogno buona buono caso certo chiaro cinque come cominciare comunque cosa
cose così creare dare davvero deve devono dice dire diverse diversi domanda dopo dove dovere due
ecco esempio essere facile fare fatto fine fino forma forse fuori generale gente già giorno giorni
giusto grande grandi idea importante infatti insieme invece mai maggior maniera meglio meno mese
mettere minuti minuto modi modo molta molte molti molto momento mondo niente nome numero nuova nuovo
ogni ora ore parlare parola parole parte particolare passare pensare perché persona persone piccola
piccolo più poco poi porta possiamo possibile possono posto potere praticamente prendere prima primo
problema problemi proprio punto può qualche qualcosa qualcuno quasi quattro quello questa queste
questi questo quindi ragione sapere secondo sempre senso sembra semplice semplicemente serve sicuro
sola solo soltanto sono sotto spesso stessa stesso subito tanto tempo tipo tre troppo trovare tutta
tutte tutti tutto ultima ultimo usare uso utile vediamo vedere veramente vero verso via vita volta
volte vuole
""".split()
    ),
    joints=frozenset({"di", "del", "della", "dei", "delle", "d"}),
    determiners=frozenset(
        "il lo la i gli le l un uno una questo questa quel quella ogni".split()
    ),
    finite=frozenset(
        "è sono era erano ha hanno può possono va vanno deve devono".split()
    ),
    before_noun=frozenset(
        "il lo la i gli le l un uno una di del dello della dei degli delle d al alla nel nella sul "
        "sulla dal dalla questo questa quel quella mio tuo suo sua nostro ogni in con per su tra".split()
    ),
    before_verb=frozenset("io tu lui lei noi voi loro si non ci vi lo che può deve a".split()),
    subjects=frozenset("io tu lui lei noi voi loro questo c'è è ci".split()),
    conjunctions=frozenset(
        "e ma quindi perché allora poi però se quando anche mentre dunque o infatti ora".split()
    ),
    enders=frozenset("questo quello qui lì così bene non anche più".split()),
    clitic=r"(?:[ldcnsmt]|un|all|dell|nell|sull|dall|quell|quest)['’]",
    filler=(
        r"(?:(?:eh+m?|mah|beh|allora|quindi|dunque|e|ok|sì|ecco|cioè|bene)(?:,|…|\.{2,})+\s+"
        r"|(?:eh+m?|e)\s+)+"
    ),
    dangling=(
        r"(?:(?:ma|o|perché|e|quindi|però|poi)\b,? )?(?:lui|lei|loro|esso|essa|essi|questo|questa"
        r"|questi|quello|quella|ciò|il che|suo|sua|ne|ma|o|perché|oppure|quest['’]ultim\w|è|sono)\b"
    ),
    weighty=(
        r"\b(?:important\w|fondamental\w|chiave|ricord\w+|la ragione|per questo|cioè|ad esempio"
        r"|per esempio|perché|significa|in sintesi|la differenza|si chiama|mai|sempre|permette)\b"
    ),
    chatter=r"\b(?:ehm?|mah|beh|boh|diciamo|scherz\w+|battuta)\b",
    opening=(
        r"^(?:(?:bene|ok|allora|quindi|e),? )*(?:adesso|ora|passiamo|vediamo|innanzitutto|per prima"
        r"|in secondo|infine|il prossimo|la prossima|parliamo)\b"
    ),
    aside=(
        r"\b(?:grazie|iscriv\w+|ciao|benvenut\w+|buon(?:giorno|asera)|arrivederci|alla prossima"
        r"|mi chiamo|il mio nome|mi sentite|microfono|applaus\w+|domande\?|qualche domanda"
        r"|prossima domanda|commenti|descrizione|pollice|signore e signori)\b"
    ),
    sponsor=r"\b(?:sponsor\w*|codice sconto|sconto|prova gratuita|\w+\.(?:com|it)/\w+)\b",
    definitions=(
        rf"{_HEAD},? (?:è|sono) (?:semplicemente )?(?:una? (?!po|buon|grand|problema)|uno |un['’]"
        r"|l['’]insieme|il processo|la capacità)",
        rf"{_HEAD} (?:significa|si riferisce a|si definisce|indica|vuol dire|consiste)\b",
        rf"\b(?:si chiamano?|chiamat[oaie]|chiamiamo|dett[oaie]|not[oaie] come) "
        rf"(?:una? |il |la |lo |l['’])?[«\"“]?{_TERM}",
    ),
    both="{0} e {1}",
    what_is="Che cos'è «{0}»?",
    explain="Spiega: {0}",
    what_about="Che cosa si dice di «{0}»?",
)
