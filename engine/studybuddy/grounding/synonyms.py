"""Common words that mean about the same: who sums up says `purchase` for `buy`.

Words of general use, none of any subject. A word may stand in several groups.
"""

from __future__ import annotations

from functools import cache

from studybuddy.text.words import stem

_EN = """
begin start commence launch initiate originate; end finish stop conclude cease terminate complete
final; buy purchase acquire; get obtain receive gain acquire recover; give grant provide supply
offer hand award confer; show demonstrate prove reveal illustrate indicate display; say tell state
mention remark report; big large great huge enormous vast massive considerable substantial; small
little tiny minor slight minute; fast quick rapid swift speed; slow gradual sluggish; hard
difficult tough tricky challenge demand; easy simple straightforward trivial effortless; build
construct erect assemble make; make create produce generate manufacture form; use employ utilize
apply exploit; need require necessary must demand; help assist aid support; change alter modify
adjust vary transform shift; keep retain preserve maintain hold save store; hold hold contain
keep; lose forfeit lack lost; find discover detect locate notice spot identify encounter; look see
examine view inspect watch observe; check verify confirm examine inspect test review; think
believe consider regard reckon suppose suspect assume; guess estimate suppose reckon; know aware
understand familiar; choose select pick opt; try attempt seek endeavour effort; get become turn
grow; grow increase rise expand climb; fall drop decrease decline sink reduce diminish lower;
reduce cut lower decrease shrink lessen diminish; raise lift increase elevate; happen occur take
arise emerge appear; appear emerge arise show surface; cause lead produce trigger bring result
provoke due; because since owing due reason; allow permit let enable authorize; forbid ban
prohibit prevent disallow; prevent avoid avert stop hinder block; avoid evade escape dodge bypass
evade; dead die death perish kill; live reside inhabit dwell; old ancient aged former elderly; new
recent modern novel fresh; child children kid infant; man men male; woman women female; house home
dwelling building; job work occupation profession post employment; money fund cash payment sum;
pay cost fee charge expense spend; cheap inexpensive affordable; expensive costly dear; rich
wealthy affluent prosperous; poor impoverished needy; important crucial vital essential key
significant matter major central; main chief principal primary major; bad poor awful terrible
harmful negative; good fine beneficial positive excellent; wrong incorrect false mistaken error
faulty; right correct accurate proper true; error mistake fault bug flaw slip; problem issue
trouble difficulty obstacle; answer reply respond response solution; ask question query inquire
request; begin outset beginning start; place location site spot position; place put set lay
position; land ground soil earth; road street way path route; sea ocean water marine; ship boat
vessel craft; car vehicle automobile; fight battle combat struggle war conflict; win victory
prevail succeed triumph beat; beat defeat outdo surpass exceed win outperform; exceed surpass over
beyond above; people person persons human individual folk inhabitant; worker employee staff
labourer; student pupil learner; teacher instructor professor lecturer tutor; doctor physician
medic; judge court ruling rule; ruling decision judgment verdict order; overturn reverse quash
overrule; decide determine settle resolve rule; law legal statute legislation; trial hearing case
proceeding; claim case suit action; sue prosecute action; letter message note; write author
compose record note; read study peruse; book volume work text; paper document record article; name
call term title label known; mean signify denote imply; part portion piece section share component
fraction; piece fragment part chunk block; whole entire complete full total; join combine merge
unite connect link; split divide separate break partition; break fracture crack shatter damage;
repair fix mend restore; move shift travel transfer carry transport; carry bear transport bring
convey; send dispatch post ship deliver transmit mail; bring fetch deliver take; take seize grab
capture; leave depart quit exit abandon; arrive reach come get; return come back restore revert;
enter join access; open unlock start; close shut seal; hit strike knock; push press shove; pull
drag draw tug; turn rotate spin twist revolve; wait delay pause postpone; last endure persist
continue remain; remain stay keep continue persist left; continue proceed carry persist keep;
follow succeed pursue obey; lead guide direct head; rule govern control reign; control regulate
manage govern steer; measure gauge size quantify; count number tally enumerate; number amount
quantity figure sum; average mean typical; often frequently repeatedly regular; rare seldom
uncommon unusual; usual common normal typical ordinary regular standard customary; twice double
two; double twofold twice; once formerly previously earlier; then subsequently afterwards later
next; before prior previously earlier; after following later subsequent; now currently presently
today nowadays; soon shortly quickly; first initially original earliest; last final latest
ultimate; near close adjacent nearby beside; far distant remote; above over higher; below under
beneath lower; inside within interior internal; outside external exterior; top upper summit peak;
bottom base lower floor; edge border rim boundary margin; middle center centre central; left
remaining; strong powerful robust mighty intense; weak feeble frail faint; hot warm heat; cold
cool chill freeze; wet damp moist humid; dry arid; clean pure wash; dirty polluted filthy
contaminate; dangerous risky hazard unsafe; safe secure protected; danger risk hazard threat
peril; protect guard defend shield safeguard; attack assault raid strike malicious; enemy foe
opponent adversary rival; friend ally companion; family relative kin; famous well-known renowned
celebrated; strange odd weird peculiar unusual curious; different differ distinct unlike vary
separate; same identical equal alike equivalent; similar like alike resemble comparable; compare
comparison relative versus; equal same tie; idea concept notion thought theory; reason cause
ground motive why; result outcome consequence effect; effect impact influence; method technique
approach way procedure process manner; tool instrument device implement; system scheme arrangement
structure; structure framework construction build; shape form figure; kind type sort category
class; example instance case illustration; detail particular specific; general overall broad
universal; exact precise accurate; clear plain obvious evident apparent; hide conceal mask cover;
cover coat envelop wrap; fill load pack; empty vacant void; add include append attach; remove
delete eliminate strip discard; include comprise contain involve cover; exclude omit leave; share
divide split distribute; spread distribute disperse expand; collect gather assemble accumulate;
protect preserve conserve; destroy ruin demolish wreck wipe; damage harm hurt injure injury; heal
cure treat; ill sick disease illness; eat consume devour; drink consume sip; sleep rest; speak
talk speech converse; listen hear; argue dispute debate quarrel; agree accept consent approve;
refuse reject decline deny; like enjoy love prefer favour; hate dislike detest; want wish desire;
plan intend aim design; aim goal objective purpose target; train practise exercise; learn study
acquire; teach instruct educate; remember recall recollect; forget overlook omit; worry concern
fear afraid; surprise astonish unexpected; pleased happy glad; angry furious annoyed cross;
promise pledge vow; advise recommend suggest counsel propose; warn caution alert; trust rely
depend confidence; depend rely hinge; possible feasible can may; likely probable probably; certain
sure definite; enough sufficient adequate suffice; lack missing without absence; extra additional
further more spare; only just merely sole single; single one individual sole; many numerous
several multiple; few handful; most majority; almost nearly; about approximately roughly around;
at-least minimum; maximum most peak limit; limit bound restriction cap; year annual yearly; month
monthly; week weekly; day daily; hour hourly; computer machine; program software code application;
run execute operate; list sequence series; order sequence arrangement; sort order arrange; search
look scan seek hunt lookup; input data; value number amount; test exam trial experiment;
experiment trial test study; theory hypothesis; scientist researcher; country nation state;
government state authority administration; king ruler monarch emperor; town city; village
settlement; church religious; army military troops forces; trade commerce business; company firm
business enterprise; sell sale market; price cost; debt loan owe; tax duty levy; increase growth
rise; opposite contrary reverse inverse; quantity amount; lengthen longer extend; shorten shorter;
widen wider broaden; deepen deeper; separate apart distinct; consent agree permission approve
leave; permission leave permit authorisation; success succeed win; failure fail unsuccessful;
insufficient inadequate enough; unnecessary needless
"""


_DE = """
beginnen anfangen starten beginnt begann fängt startet; enden aufhören beenden endet schliessen
schluss; kaufen erwerben anschaffen; bekommen erhalten kriegen erhielt bekam; geben schenken
überreichen; zeigen beweisen belegen zeigt; gross riesig gewaltig mächtig; klein winzig gering;
schnell rasch zügig flott; schwer schwierig mühsam; einfach leicht simpel; bauen errichten
herstellen baute errichtete gebaut; brauchen benötigen erfordern braucht nötig muss; helfen
unterstützen; ändern verändern wechseln verwandeln ändert; bewahren behalten erhalten aufheben;
verlieren einbüssen verloren; finden entdecken bemerken fand entdeckte; denken glauben meinen
vermuten; wählen aussuchen auswählen; steigen wachsen zunehmen erhöhen; sinken fallen abnehmen
senken tiefer; geschehen passieren ereignen; verursachen bewirken führen auslösen; erlauben
gestatten dürfen lassen; verbieten untersagen verboten; vermeiden verhindern umgehen; sterben
umkommen tod tot; alt früher ehemalig einstig; neu modern frisch; kind kinder junge mädchen;
arbeit beruf tätigkeit; geld kosten preis bezahlen zahlen; wichtig bedeutend entscheidend
wesentlich; fehler irrtum problem; antwort erwidern antworten; fragen erkundigen frage; stellen
setzen legen; öffnen aufmachen; schliessen zumachen; teil stück abschnitt; ganz gesamt sämtlich
vollständig; reparieren ausbessern restaurieren; häufig oft öfter; selten kaum; ungefähr etwa
circa rund; wahrscheinlich vermutlich vielleicht wohl
"""
_FR = """
commencer débuter démarrer commence début; finir terminer achever cesser finit; acheter acquérir;
recevoir obtenir reçoit; donner offrir fournir; montrer prouver démontrer; grand énorme vaste
immense; petit minuscule faible; rapide vite; difficile dur compliqué pénible; facile simple aisé;
construire bâtir fabriquer; utiliser employer servir; falloir devoir nécessaire besoin faut
exiger; aider soutenir; changer modifier transformer; garder conserver préserver; perdre manquer;
trouver découvrir; penser croire estimer; choisir sélectionner; monter augmenter croître grandir;
baisser diminuer réduire descendre; arriver survenir produire; causer provoquer entraîner;
permettre autoriser; interdire défendre; éviter empêcher; mourir mort décéder périr; vieux ancien;
nouveau récent moderne; enfant gamin; travail métier emploi; argent prix coût payer; important
essentiel principal; erreur faute problème; répondre réponse; demander question; manger consommer
avaler; froid frais glacé; semaine hebdomadaire; jour quotidien journalier; autrement sinon;
partie morceau part; souvent fréquemment
"""
_ES = """
empezar comenzar iniciar empieza comienza; terminar acabar finalizar; comprar adquirir; recibir
obtener conseguir; dar entregar ofrecer; mostrar demostrar probar; grande enorme inmenso; pequeño
diminuto; rápido veloz; difícil duro complicado; fácil sencillo simple; construir edificar
fabricar; usar utilizar emplear; necesitar requerir; ayudar apoyar; cambiar modificar transformar;
guardar conservar; perder faltar; encontrar hallar descubrir; pensar creer opinar; elegir escoger;
subir aumentar crecer; bajar disminuir reducir; ocurrir suceder pasar; causar provocar producir;
permitir dejar; prohibir impedir; morir fallecer muerte; viejo antiguo; nuevo reciente moderno;
trabajo oficio empleo; dinero precio coste pagar; importante esencial principal; error fallo
problema; ciudad pueblo
"""


@cache
def _groups(base: str) -> dict[str, frozenset[str]]:
    """Stems with those that mean about the same."""
    found: dict[str, set[str]] = {}
    for line in (_TEXTS.get(base) or "").split(";"):
        keys = frozenset(map(stem, line.split()))
        for key in keys:
            found.setdefault(key, set()).update(keys)
    return {key: frozenset(alike - {key}) for key, alike in found.items()}


_TEXTS = {"en": _EN, "de": _DE, "fr": _FR, "es": _ES}


def synonyms(key: str, base: str) -> frozenset[str]:
    """The stems that mean about the same as this one."""
    return _groups(base).get(key, frozenset())
