"""Portuguese."""

from __future__ import annotations

from studybuddy_outline.phrases import Phrases

_TERM = r"(?P<term>[\w'’+#./-]+(?: [\w'’+#./-]+){0,3})"
_HEAD = rf"^(?:(?:então|e|bom|portanto),? )?(?:uma? |os? |as? )?{_TERM}"

PHRASES = Phrases(
    light=frozenset(
        """
agora ainda alguém algo algum alguma algumas alguns ali além antes aqui assim até bastante bem boa
bom cada caso cerca certeza certo cinco claro coisa coisas começar como conta criar dar daqui deve
dentro depois desde dia dias diferente diferentes difícil dizer dois duas então ela ele entender
entre era essa esse esta está estamos este exatamente exemplo existe fácil falar fato favor fazer
fazemos fazendo feito fica final finalmente fim foi fora forma formas fosse geral gente grande
grandes haver hoje hora horas ideia igual importante inclusive isso jeito junto lado logo lugar
maior maioria mais maneira melhor menos mesma mesmo mil minuto minutos momento muita muitas muito
muitos mundo nada nome nova novo número nunca obter olhar onde outra outras outro outros palavra
palavras parte passo pegar pensar pequena pequeno pergunta pessoa pessoas pode podemos poder ponto
porque possível pouca pouco precisa precisamos primeira primeiro problema problemas próximo quais
qualquer quando quatro quer quero questão quase razão realmente saber sabe segundo seguinte sempre
sendo ser simples simplesmente sobre somente sua tal também tanto tarde tem temos tempo ter tipo
tipos toda todas todo todos trabalho três tudo última último usar útil vai vamos várias vários veja
ver verdade vez vezes vida vídeo você vocês volta
""".split()
    ),
    joints=frozenset({"de", "do", "da", "dos", "das"}),
    determiners=frozenset(
        "o a os as um uma este esta esse essa seu sua nosso nossa cada".split()
    ),
    finite=frozenset(
        "é são era eram foi está estão tem têm pode podem vai vão deve devem".split()
    ),
    before_noun=frozenset(
        "o a os as um uma uns umas de do da dos das no na nos nas ao à este esta esse essa seu sua "
        "meu minha nosso nossa em com por para sem sobre cada".split()
    ),
    before_verb=frozenset(
        "eu você ele ela nós vocês eles elas se não lhe me te pode podem podemos vai vão vamos que".split()
    ),
    subjects=frozenset("eu você ele ela nós vocês eles elas isso isto há é".split()),
    conjunctions=frozenset(
        "e mas então porque pois embora quando se agora depois além ou enquanto assim".split()
    ),
    enders=frozenset("isso isto assim aqui ali não bem mais também ele ela".split()),
    filler=(
        r"(?:(?:é+|hum|bom|bem|então|e|ok|tá|certo|olha|agora|quer dizer)(?:,|…|\.{2,})+\s+"
        r"|(?:hum|e)\s+)+"
    ),
    dangling=(
        r"(?:(?:mas|ou|porque|e|então|pois)\b,? )?(?:ele|ela|eles|elas|isso|isto|esse|essa|esses"
        r"|essas|aquilo|o que|o qual|a qual|seu|sua|mas|ou|porque|senão|ambos|é|são)\b"
    ),
    weighty=(
        r"\b(?:important\w+|fundamental|chave|lembr\w+|a razão|por isso|ou seja|por exemplo|porque"
        r"|significa|em resumo|a diferença|se chama|nunca|sempre|permite|em outras palavras)\b"
    ),
    chatter=r"\b(?:hum|né|tipo assim|piada|brincadeira|eu estava|digamos)\b",
    opening=(
        r"^(?:(?:bom|ok|tá|então|e),? )*(?:agora|a seguir|passemos|vamos|primeiro|em primeiro"
        r"|segundo|por último|finalmente|o próximo|a próxima|vejamos|falemos)\b"
    ),
    aside=(
        r"\b(?:obrigad[oa]|inscrev\w+|olá|bem-vind\w+|bo[am] (?:dia|tarde|noite)|tchau|adeus"
        r"|até (?:a próxima|logo|breve)|meu nome é|me chamo|me (?:ouvem|escutam)|microfone"
        r"|aplauso\w*|alguma pergunta|perguntas\?|próxima pergunta|comentários|descrição"
        r"|deixa? o like|sininho|senhoras e senhores)\b"
    ),
    sponsor=r"\b(?:patroc[ií]n\w+|cupom|desconto|teste grátis|\w+\.(?:com|br)/\w+)\b",
    definitions=(
        rf"{_HEAD},? (?:é|são) (?:simplesmente |basicamente )?(?:uma? (?!pouco|bom|boa|grande|problema)"
        r"|o conjunto|o processo|a capacidade|qualquer|aquel)",
        rf"{_HEAD} (?:significa|refere-se a|se refere a|define-se|quer dizer|consiste em)\b",
        rf"\b(?:se chamam?|chama-se|chamad[oa]s?|chamamos de|conhecid[oa]s? como|denominad[oa]s?) "
        rf"(?:uma? |o |a )?[«\"“]?{_TERM}",
    ),
    both="{0} e {1}",
    what_is="O que é “{0}”?",
    explain="Explique: {0}",
    what_about="O que se diz sobre “{0}”?",
)
