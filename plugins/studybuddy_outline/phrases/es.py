"""Spanish."""

from __future__ import annotations

from studybuddy_outline.phrases import Phrases

_TERM = r"(?P<term>[\w'’+#./-]+(?: [\w'’+#./-]+){0,3})"
_HEAD = rf"^(?:(?:entonces|y|bueno|pues),? )?(?:una? |el |la |los |las )?{_TERM}"

PHRASES = Phrases(
    light=frozenset(
        """
además ahora alguien algo algún alguna algunas algunos allí antes aquí así aunque bastante bien
bueno buena cada casi caso cierto claro comenzar cosa cosas cómo creo cualquier cuando cuatro cuenta
dar debe decir dentro después día días dice diferente diferentes difícil digamos dos ejemplo
embargo empezar encontrar entonces entender esencialmente espera estamos están estar existe fácil
favor final finalmente forma formas fuera fue fueron general gente gran grande grandes gusta haber
hacemos hacer hacia hay hecho hizo hora horas hoy idea igual importante incluso ir lado lugar luego
luego manera mano mayor mejor menos mes minuto minutos mirar misma mismo momento mucha muchas mucho
muchos mundo muy nada necesitamos nombre nueva nuevo nuevos número nunca ocurre otra otras otro
otros palabra palabras parte pasa pensar pequeña pequeño persona personas poco poder podemos poner
porque posible pregunta primer primera primero problema problemas próximo pueden puede punto quiere
quiero quizás razón realmente saber sabemos según segundo seguro sería siempre siguiente simple
simplemente sino situación sola solo solamente son tal también tanto tarde tema tener tenemos tiempo
tiene tipo tipos toda todas todavía todo todos tomar total trabajo tres última último usar útil
vamos varias varios veces veo ver verdad vez vida video visto
""".split()
    ),
    joints=frozenset({"de", "del"}),
    determiners=frozenset(
        "el la los las un una este esta estos estas ese esa su sus nuestro nuestra cada".split()
    ),
    finite=frozenset(
        "es son era eran fue está están ha han puede pueden va van debe deben tiene".split()
    ),
    before_noun=frozenset(
        "el la los las un una unos unas de del al este esta estos estas ese esa su sus mi tu nuestro "
        "nuestra en con por para sin sobre entre cada".split()
    ),
    before_verb=frozenset(
        "yo tú él ella nosotros ellos ustedes se no lo le me te nos puede pueden podemos va van vamos "
        "que a".split()
    ),
    subjects=frozenset("yo tú él ella nosotros ellos ustedes esto eso hay es".split()),
    conjunctions=frozenset(
        "y pero entonces porque pues aunque cuando si ahora luego además o sino mientras así".split()
    ),
    enders=frozenset("esto eso así aquí allí no bien más también él ella".split()),
    filler=(
        r"(?:(?:eh+|este|bueno|pues|entonces|y|ok|vale|sí|a ver|o sea|ahora)(?:,|…|\.{2,})+\s+"
        r"|(?:eh+|y)\s+)+"
    ),
    dangling=(
        r"(?:(?:pero|o|porque|y|entonces|pues)\b,? )?(?:él|ella|ellos|ellas|eso|esto|esos|esas|ese"
        r"|esa|aquello|lo cual|la cual|el cual|lo que|su|sus|le|les|lo|pero|o|porque|sino|este último"
        r"|ambos|es|son)\b"
    ),
    weighty=(
        r"\b(?:importante|fundamental|clave|recuerd\w+|la razón|por eso|es decir|por ejemplo|porque"
        r"|significa|en resumen|la diferencia|se llama|nunca|siempre|permite|en otras palabras)\b"
    ),
    chatter=r"\b(?:eh+|o sea|este,|bueno,|chiste|broma|yo estaba|digamos)\b",
    opening=(
        r"^(?:(?:bueno|ok|vale|entonces|y),? )*(?:ahora|a continuación|pasemos|vamos a|primero"
        r"|en primer lugar|segundo|por último|finalmente|el siguiente|la siguiente|veamos|hablemos)\b"
    ),
    aside=(
        r"\b(?:gracias|suscr[ií]\w+|hola|bienvenid\w+|buen(?:os|as) (?:días|tardes|noches)|adiós"
        r"|hasta (?:la próxima|luego|pronto)|me llamo|mi nombre es|me (?:oyen|escuchan)|micrófono"
        r"|aplauso\w*|alguna pregunta|preguntas\?|siguiente pregunta|comentarios|descripción"
        r"|dale (?:a )?like|me gusta este|campanita|señoras y señores|levanten la mano)\b"
    ),
    sponsor=r"\b(?:patrocin\w+|código promocional|descuento|prueba gratis|\w+\.(?:com|es)/\w+)\b",
    definitions=(
        rf"{_HEAD},? (?:es|son) (?:simplement[ea] |básicamente )?(?:una? (?!poco|buen|gran|problema)"
        r"|el conjunto|el proceso|la capacidad|cualquier|aquell)",
        rf"{_HEAD} (?:significa|se refiere a|se define como|quiere decir|consiste en)\b",
        rf"\b(?:se llaman?|llamad[oa]s?|llamamos|se conoce como|conocid[oa]s? como|denominad[oa]s?) "
        rf"(?:una? |el |la )?[«\"“]?{_TERM}",
    ),
    both="{0} y {1}",
    what_is="¿Qué es «{0}»?",
    explain="Explica: {0}",
    what_about="¿Qué se dice de «{0}»?",
)
