"""German."""

from __future__ import annotations

from studybuddy_outline.phrases import Phrases

_TERM = r"(?P<term>[\w'’+#./-]+(?: [\w'’+#./-]+){0,2})"
_HEAD = rf"^(?:(?:also|und|nun),? )?(?:ein |eine |der |die |das )?{_TERM}"

PHRASES = Phrases(
    light=frozenset(
        """
allem andere anderen anderes anfang art aufgabe beispiel beispielsweise bereits besonders besser
bisschen brauchen brauchst danach dann dazu deshalb ding dinge eben eher eigentlich einfach einmal
ende erst erste ersten etwas fall fast finden folgende frage fragen ganz ganze geben geht genau
genug gerade gern gesagt gibt gleich größe groß große guck gut gute haben halt heißt heute hier
idee immer ja jahr jahre jetzt kennen klar kleine kommen kommt könnte lassen leicht leute letzte
letzten lösung mal machen macht manchmal mehr meine meist mensch menschen minute minuten möchte
möglich moment müssen nachher nächste nächsten namen natürlich nehmen neu neue nie nochmal nun
nur oft okay paar problem punkt quasi raus richtig sache sachen sagen schauen schauen schlecht
schnell schon schön schwer sehen sehr seite sieht sinn sogar sonst später stelle stellen stück
stunde stunden super tag teil thema tun überhaupt uhr viel viele vielleicht vorher weg weil weise
weiter weitere welt wenig werden wichtig wieder wirklich wissen woche wort wörter zahl zeigen zeit
zuerst zusammen zwei drei
""".split()
    ),
    determiners=frozenset(
        "der die das ein eine dieser diese dieses mein meine unser unsere jeder jede jedes".split()
    ),
    finite=frozenset(
        "ist sind war waren hat haben hatte kann können wird werden muss müssen soll".split()
    ),
    before_noun=frozenset(
        "der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem "
        "mein dein sein ihr unser kein keine jede jeder jedes im in am an auf mit von vom zum zur "
        "für über unter durch ohne bei aus".split()
    ),
    before_verb=frozenset("ich du er sie es wir ihr man zu nicht sich".split()),
    subjects=frozenset("ich du er sie es wir man das dies hier".split()),
    conjunctions=frozenset(
        "und aber also denn weil dass wenn oder sondern dann jetzt nun deshalb trotzdem".split()
    ),
    enders=frozenset("ist sind war hat haben wird werden kann nicht auch hier da".split()),
    filler=(
        r"(?:(?:äh+m?|ähm|hm+|also|ja|so|na ja|naja|gut|okay|nun|und|genau)(?:,|…|\.{2,})+\s+"
        r"|(?:äh+m?|ähm|und)\s+)+"
    ),
    dangling=(
        r"(?:(?:aber|oder|denn|und|also|dann)\b,? )?(?:er|sie|es|das|dies|diese|dieser|dieses|jene"
        r"|deren|dessen|damit|dafür|dabei|daher|dadurch|darum|davon|welche[rs]?|letztere[rs]?|aber"
        r"|oder|sondern|sonst)\b"
    ),
    weighty=(
        r"\b(?:wichtig\w*|entscheidend\w*|merken|merkt euch|der grund|das heißt|bedeutet|zum beispiel"
        r"|weil|nämlich|der unterschied|zusammengefasst|niemals|immer|grundsätzlich|deshalb)\b"
    ),
    chatter=r"\b(?:äh+m?|halt|irgendwie|sozusagen|naja|witzig|lustig|quatsch)\b",
    opening=(
        r"^(?:(?:so|also|gut|okay|ja),? )*(?:jetzt|nun|als nächstes|kommen wir|erstens|zweitens"
        r"|schließlich|zum schluss|zuerst|der nächste|die nächste|das nächste|schauen wir)\b"
    ),
    aside=(
        r"\b(?:danke|vielen dank|abonnier\w*|guten (?:tag|morgen|abend)|hallo|willkommen|tschüss|"
        r"auf wiedersehen|bis zum nächsten mal|mein name ist|hört (?:ihr|man) mich|mikrofon|applaus"
        r"|(?:noch|gibt es) fragen|nächste frage|kommentare|videobeschreibung|daumen hoch|kaffeepause"
        r"|meine damen und herren|hand heben)\b"
    ),
    sponsor=r"\b(?:gesponsert|sponsor\w*|werbung|rabatt\w*|gutschein\w*|\w+\.(?:com|de)/\w+)\b",
    definitions=(
        rf"{_HEAD},? (?:ist|sind) (?:eigentlich |einfach |im grunde )?(?:ein(?:e|en)? (?!bisschen|gut"
        r"|groß|problem)|die menge|der prozess|die fähigkeit|das verhältnis)",
        rf"{_HEAD} (?:bedeutet|bezeichnet|steht für|heißt)\b",
        rf"\b(?:nennt man|nennen wir|bezeichnet man als|genannt|heißt) (?:das |dies )?"
        rf"(?:auch |ein |eine |der |die |das )?[„\"“]?{_TERM}",
        rf"\bunter (?:einer |einem |dem |der )?{_TERM} versteht man\b",
    ),
    both="{0} und {1}",
    what_is="Was ist „{0}“?",
    explain="Erkläre: {0}",
    what_about="Was wird über „{0}“ gesagt?",
)
