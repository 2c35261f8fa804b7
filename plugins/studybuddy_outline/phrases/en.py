"""English."""

from __future__ import annotations

from studybuddy_outline.phrases import Phrases

_TERM = r"(?P<term>[\w'’+#./-]+(?: [\w'’+#./-]+){0,3})"
_NAMED = r"(?P<term>[\w'’+#./-]+(?: [\w'’+#./-]+){0,2})"
_HEAD = rf"^(?:(?:so|and|now|well|but),? )?(?:an? |the )?{_TERM}"
_KIND = (
    r"(?:process|act|study|set|number|name|part|ability|amount|rate|practice|science|art|measure|"
    r"sum|product|difference|ratio|probability|field|branch|collection|unit|smallest|largest)"
)
# "X is a pity" says what someone thinks of X, not what it is.
_OPINION = (
    r"(?!lot|bit|little|good|bad|great|big|huge|nice|problem|mistake|pity|shame|very|pretty|much|"
    r"must|joy|fact|question|waste|reason|thing|really|real|hard|tough|pain|mess|minus|couple|few)"
)

PHRASES = Phrases(
    light=frozenset(
        """
able about above absolute absolutely accept across act actual actually add after again ago ahead
allow almost alone along already also although always amazing amount another answer anybody anymore
anyone anything anyway apparently appear area around ask aspect available away awesome back bad
badly based basic basically beautiful because become been before began begin beginning behind
believe best better big bit bits block both bottom box bring brought build building built bunch
business busy button call called came cannot care case cases cause certain certainly chance change
changed changes check choice choose clear clearly click close come comes coming common completely
concerned consider convenient cool copy correct couple course crazy create created cut day days
deal decide decided definitely depend describe detail did different difficult directly does doing
done door down during each early easier easily easy either else end ended enough entire especially
even ever every everybody everyone everything exactly example examples excited exciting expect
explain extremely fact fairly fall false family far fast favorite feel few figure final finally
find fine finish first five fix folks follow following forget form forward found four free friend
friends front full fun funny further future gave general generally get gets getting give given
gives giving glad go goes going gone gonna good got gotta gotten great group guess guy guys half
hand happen happened happening happens happy hard hardly has hear heard hello help helpful here
hey hi high hold hope hour hours huge idea ideas imagine immediately important impossible include
including incredible inside instance instead interested interesting issue issues item job just
keep kept kid kids kind kinds knew know known knows large last late later law lead learn learned
least leave led left less let lets level life like likely limit line list listen little live long
longer look looked looking looks lost lot lots love low made main mainly make makes making man
many matter may maybe mean meaning means meant meet men mention middle might mind minute minutes
miss mode moment money month months more morning most mostly move moved moving much must myself
name named names near nearly necessarily necessary need needed needs neither never nevertheless
new next nice night nobody none normal normally note nothing notice now number obvious obviously
occasionally odd of off often oh okay old once one ones only onto open opposed option order
original other others otherwise ought our out outside over overall own page part particular
particularly parts pass past pay people perfect perfectly perhaps period person personal piece
pieces place places play please plus point points popular possible possibly present pretty
previous previously primary probably problem problems properly proper provide provided pull purpose
push put puts quality quick quickly quite raise ran rather reach read ready real realize really
reason reasons recent recently related remember replace rest result results right room run running
runs sad said same saw say saying says second seconds see seeing seem seemed seems seen sense
serious set sets several shall short should show showing shown shows side similar similarly simple
simply since single sit situation six size slightly slow small smart so some somebody somehow
someone something sometimes somewhat somewhere soon sorry sort sorts speak special specific
specifically spend spent standard start started starting starts stay step steps still stop stopped
story straight strong stuff stupid style such suddenly suggest support suppose supposed sure
surprise surprised surprising take taken takes taking talk talked talking tell telling ten tend
tends term terms terrible test than thank thanks that therefore thing things think thinking thinks
third though thought thousand three through time times today together told tomorrow too took top
total totally touch toward towards tried tries trouble true truly try trying turn turned turns two
type types typically understand unfortunately unless until up upon us use used useful uses using
usual usually various version via view wait walk want wanted wants watch way ways week weeks weird
welcome well went whatever whenever whether white whole whose wide will win wish within without
wonder wonderful wondering word words work worked working works world worried worry worse worst
would write writing written wrong wrote yeah year years yep yes yesterday yet young yourself zero
affirmative roger copy houston stand
""".split()
    ),
    joints=frozenset({"of"}),
    determiners=frozenset(
        "the a an this that these those my your his her its our their some any no every each "
        "another all most many one both".split()
    ),
    finite=frozenset(
        "is are was were has have had can could will would should must may might does did isn't "
        "aren't wasn't weren't hasn't haven't can't won't wouldn't doesn't didn't becomes means "
        "gets comes goes".split()
    ),
    before_noun=frozenset(
        """
a an the this that these those my your his her its our their some any no every each another of
in on at by with from for into about between through against under over as without within per
""".split()
    ),
    before_verb=frozenset(
        """
i you he she we they it to can could will would shall should may might must do does did don't
doesn't didn't won't can't cannot couldn't wouldn't shouldn't not never always i'll you'll we'll
they'll it'll he'll i've you've we've they've let's just who i'd you'd we'd they'd
""".split()
    ),
    subjects=frozenset(
        """
i you he she we they it there it's that's there's he's she's i'm you're we're they're
i've we've you've they've i'll we'll you'll they'll i'd we'd let's what's here's everybody everyone
people somebody nobody one
""".split()
    ),
    conjunctions=frozenset(
        "so but and because now however therefore well although though which if when while then or "
        "unless since whereas also finally okay".split()
    ),
    enders=frozenset(
        "it them that this those these me us him her there here too well now then on up out off in "
        "over not all more so again do does did is was are be ever".split()
    ),
    filler=(
        r"(?:(?:um+|uh+|er+|ah|oh|hmm+|well|okay|ok|all right|alright|right|yeah|yes|yep|anyway|"
        r"you know|i mean|you see|so|and|now|actually|basically|like|see|look)"
        r"(?:,|\.{2,}|…|\s*--?)+\s+"
        r"|(?:um+|uh+|er+|okay|and|and so|so now|and then)\s+(?!so on|then some)"
        r"|so\s+(?=(?:i|we|you|they|he|she|it|there|the|an?|this|these|those|if|when|in|what|let"
        r"|my|our|your|that's|it's|we're|there's|i'm|they're|you're|let's|what's|because)\b))+"
    ),
    dangling=(
        r"(?:(?:but|or|because|and|so|then|well|now|also|however|therefore)\b,? )?"
        r"(?:(?:it|it's|it'd|it'll|he|he's|she|she's|they|they're|they've|they'll|them|that|that's"
        r"|that'll|those|these|this|his|her|their|its|such|both|neither|either|the other|the same"
        r"|another|which|who|same|none|here|there it|the first one|the second one|this one"
        r"|that one|one of them)\b|(?:but|or|because|otherwise|instead|except|which|like|not|nor"
        r"|plus|maybe|just|again|unless|rather|too|either way|also)\b)"
    ),
    weighty=(
        r"\b(?:the (?:key|main|important|big|basic|whole|central|core|crucial) "
        r"(?:idea|point|thing|insight|concept|reason|difference|problem|lesson|question)"
        r"|remember|important(?:ly)?|in other words|that is why|the reason|in summary|to summarize"
        r"|in conclusion|turns out|essential(?:ly)?|fundamental(?:ly)?|the (?:best|worst|first|only"
        r"|most)\b|is called|are called|means that|because|therefore|for example|for instance"
        r"|the difference between|consists of|allows?|lets you|should (?:always|never)|must|never"
        r"|always|the trick|the problem (?:is|with)|as a result|depends on|recommend)\b"
    ),
    chatter=(
        r"\b(?:um+|uh+|hmm|you know|i mean|sort of|kind of|gonna|gotta|wanna|'cause|cause|yeah|hey"
        r"|oh|wow|okay|whatever|blah|stuff|ha|laugh|joke|kidding|funny|he said|she said|i said|guy"
        r"|guys|i was|i went|i'm going to|we're going to|let me|as you can see|over here|right here"
        r"|right there|click|stand by|go ahead|say again)\b|--|\.\.\."
    ),
    opening=(
        r"^(?:(?:so|okay|ok|now|well|all right|alright|and),? )*(?:next|let's|let us|moving on"
        r"|finally|first|second|third|the next|another|we(?:'ve| have) (?:seen|talked)|what about"
        r"|the (?:first|second|third|last|other) thing|i(?:'m gonna| want to| wanted to|'d like to)"
        r"|okay|all right|now|at this point|to begin|to start|in the next)\b"
    ),
    aside=(
        r"\b(?:thank you|thanks|subscribe|welcome (?:to|back|every)|good (?:morning|afternoon"
        r"|evening|night)|hello|hi,? (?:every|this|i'm|my)|my name(?:'s| is)|can (?:you|everyone"
        r"|everybody) hear|hear me|micro ?phone|next speaker|round of applause|give (?:a|him|her"
        r"|them) (?:\w+ ){0,2}(?:hand|applause|round)|questions\?|any questions|next question"
        r"|question (?:is|was)\b|take (?:a|some|your) questions?|q (?:and|&) a|raise your hand"
        r"|show of hands|how many of you|ladies and gentlemen|please (?:join|welcome)|see you (?:next"
        r"|in the|soon|later)|bye|hit the (?:bell|like)|like this video|in the comments"
        r"|comments? below|description below|links? (?:is |are )?(?:in|below)|follow (?:me|us) on"
        r"|coffee break|lunch|take a (?:short |quick )?break|be right back|on stage|my slides"
        r"|slides? (?:are|is|will be)|ran out of time|out of time|stay tuned|happy to be here"
        r"|great to (?:see|be)|give me a minute|over\. |stand by|say again|how do you read"
        r"|do you read|you're welcome|excuse me|last (?:week|time) we)\b"
    ),
    sponsor=(
        r"\b(?:sponsor(?:s|ed|ing)?|promo code|discount|coupon|% off|percent off|free trial"
        r"|use (?:my|the|our) (?:code|link)|sign up (?:at|for|now|today)|patreon|merch"
        r"|affiliate|\w+\.com/\w+|go to \w+\.com|head (?:over )?to \w+\.(?:com|org))\b"
    ),
    definitions=(
        rf"{_HEAD},? (?:is|are) (?:basically |essentially |simply |just |also )?"
        rf"(?:an? {_OPINION}|any |something |the {_KIND}\b|one of the (?!worst|best|most|great|big)|a kind|a type|a way|what |when )",
        rf"{_HEAD} (?:means|refers to|stands for|is defined as|are defined as|is short for"
        r"|is known as|consists of)\b",
        rf"\b(?:is|are|was|were|be|been|process|structure|operator|something|thing|tool|language|program|technique|method"
        rf"|concept|function|company|project|system|pattern|idea|model|it|what's) "
        rf"(?:also |often |usually |sometimes |commonly )?(?:called|known as|referred to as|termed"
        rf"|named) (?:an? )?[\"“']?{_NAMED}",
        rf"\b(?:we|i|they|people|you) (?:will |would |often |usually )?call (?:this|it|that|these"
        rf"|those|them) (?:an? |the )?[\"“']?{_NAMED}",
        rf"\b(?:definition|meaning) of (?:an? |the )?{_NAMED} is\b",
        rf"\bby {_NAMED},? (?:i|we) mean\b",
        rf"{_HEAD}, (?:that is|which is|which are|i\.e\.)",
    ),
    both="{0} and {1}",
    what_is="What is {0}?",
    explain="Explain: {0}",
    what_about="What is said about {0}?",
)
