"""French."""

from __future__ import annotations

from studybuddy_outline.phrases import Phrases

_TERM = r"(?P<term>[\w'’+#./-]+(?: [\w'’+#./-]+){0,3})"
_HEAD = rf"^(?:(?:donc|et|alors|or),? )?(?:une? |la |le |les |l['’])?{_TERM}"

PHRASES = Phrases(
    light=frozenset(
        """
abord afin ailleurs ainsi aller allons alors appelle appelons après assez aucun aujourd'hui
auparavant aussi autant autre autres avant avez avoir avons beaucoup besoin bien bon bonjour bonne
bref cas cause certain certaine certains chaque chose choses cinq commence commencer comment
complètement contraire coup cours crée créer d'abord d'accord dernier dernière deux devez devons
devrait devrez dire dit donc donner droit début effet encore endroit enfin ensuite essayer est-ce
exactement exemple facile façon faire fait faites fallait faut fin finalement fois font forme
généralement grand grande gros heure hier ici idée immédiatement important jour jours juste là
laisser loin long longtemps lorsque main maintenant manière manières mettre mieux minute minutes
moins moment mois montrer monde mot mots même nombre nommé nouveau nouvelle nouvelles obtenir
obtenez oui outre pareil parfois parler part partie pas passer peine pense penser petit petite
peut-être peu place plus plusieurs plutôt point possible pourquoi pouvez pouvoir pouvons première
premier prendre près presque prêt prêts problème prochain puis quatre quelque quelques quelqu'un
question raison rapide rapidement rapport regarder reste rien savez savoir secondes semaine
semble seul seulement simple simplement souvent suffit suite suivante suivantes sujet super sûr
temps tiens toujours tout toute toutes tous train travail travers très trois trouver truc type
utile utiliser utilise utilisé valeur vais veux veut vidéo vient voilà voir voit voulez vouloir
voyez vrai vraiment facilement devriez pourrait pourriez c'est-à-dire appelé
""".split()
    ),
    joints=frozenset({"de", "d", "du", "des", "à", "en"}),
    determiners=frozenset(
        "le la les l un une des ce cet cette ces mon ma mes son sa ses notre nos votre vos leur leurs".split()
    ),
    finite=frozenset(
        "est sont était étaient a ont avait avaient peut peuvent va vont doit doivent sera seront".split()
    ),
    before_noun=frozenset(
        "le la les l un une des du de d ce cet cette ces mon ma mes ton ta tes son sa ses notre nos "
        "votre vos leur leurs au aux dans sur sous par pour avec sans chaque quelques plusieurs en "
        "entre vers".split()
    ),
    before_verb=frozenset(
        "je j tu il elle on nous vous ils elles ne n se s me m te t pas peut peux peuvent va vais "
        "vont allons allez doit dois devez qui y".split()
    ),
    subjects=frozenset("je j' tu il elle on nous vous ils elles c'est ce cela ça voici voilà".split()),
    conjunctions=frozenset(
        "et mais donc car alors or ensuite puis parce lorsque quand si comme enfin maintenant "
        "cependant pourtant puisque".split()
    ),
    enders=frozenset("là ici ça cela moi toi lui eux pas plus aussi bien y".split()),
    clitic=r"(?:[ldnsjcmt]|qu|jusqu|lorsqu|puisqu)['’]",
    filler=(
        r"(?:(?:euh|heu|bon|ben|bah|alors|donc|et|voilà|ok|oui|d['’]accord|ensuite|maintenant|hein"
        r"|eh bien|en fait)(?:,|…|\.{2,})+\s+|(?:euh|et|donc)\s+)+"
    ),
    dangling=(
        r"(?:(?:mais|ou|car|et|donc|alors|puis)\b,? )?(?:il|elle|ils|elles|cela|ça|celui-ci|celle-ci"
        r"|ceux-ci|ceci|c['’]est|ce sont|celui|celle|ceux|lui|leur|y|en|qui|ce dernier|l['’]autre|"
        r"mais|ou|car|sinon|sauf)\b"
    ),
    weighty=(
        r"\b(?:important|essentiel|retenir|retenez|n['’]oubliez pas|la clé|l['’]idée (?:clé|principale)"
        r"|c['’]est pourquoi|parce que|par exemple|c['’]est-à-dire|autrement dit|en résumé|en effet"
        r"|signifie|permet|il faut|la différence|s['’]appelle|jamais|toujours|grâce à)\b"
    ),
    chatter=r"\b(?:euh|heu|hein|bah|ben|voilà|truc|j['’]étais|rigolo|blague|genre)\b",
    opening=(
        r"^(?:(?:alors|donc|bon|et|ok|d['’]accord),? )*(?:maintenant|ensuite|passons|commençons"
        r"|tout d['’]abord|premièrement|deuxièmement|enfin|pour finir|la (?:première|deuxième"
        r"|dernière)|le (?:premier|deuxième|dernier)|nous allons|regardons|parlons)\b"
    ),
    aside=(
        r"\b(?:merci|abonnez|bonjour|bonsoir|bienvenue|au revoir|à bientôt|à la prochaine|je m['’]appelle"
        r"|vous m['’]entendez|micro|applaudi\w+|des questions|question suivante|commentaires"
        r"|la description|pouce bleu|pause café|levez la main|mesdames et messieurs|dernière remarque)\b"
    ),
    sponsor=r"\b(?:sponsor\w*|code promo|réduction|essai gratuit|partenaire de|\w+\.(?:com|fr)/\w+)\b",
    definitions=(
        rf"{_HEAD},? (?:est|sont|c['’]est) (?:simplement |en fait )?(?:une? (?!peu|bon|bonne|grand"
        r"|problème|erreur)|des |l['’]ensemble|le processus|la capacité|ce qu)",
        rf"{_HEAD} (?:signifie|désigne|veut dire|se définit|est défini)",
        rf"\b(?:s['’]appellent?|appelée?s?|nommée?s?|qu['’]on appelle|on appelle|appelons|"
        rf"connue?s? sous le nom de) (?:ça |cela )?(?:une? |le |la |les |l['’])?[«\"“]? ?{_TERM}",
    ),
    both="{0} et {1}",
    what_is="Qu'est-ce que « {0} » ?",
    explain="Expliquez : {0}",
    what_about="Que dit-on de « {0} » ?",
)
