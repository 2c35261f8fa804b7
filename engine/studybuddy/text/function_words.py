"""Words that carry no subject matter, by language, among them what people say while thinking.

Lists of our own, short on purpose: what grammar and talk are made of, not what is merely common.
"""

from __future__ import annotations

_EN = """
a an the this that these those here there and or but nor so yet if then else than because since
while when whenever where wherever whether why how who whom whose which what whatever as at by for
from in into of off on onto out over under to toward towards up down upon with within without
about above across after again against along among around before behind below beneath beside
besides between beyond during except inside near outside per through throughout till until via
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one ones someone somebody
something anyone anybody anything everyone everybody everything nobody nothing none
am is are was were be been being do does did doing done have has had having can could will would
shall should may might must ought cannot can't won't shan't ain't not no yes
all any both each either every few less least lot lots many more most much neither other others
another own same several some such enough quite rather too very just only even ever never also
almost already always often sometimes perhaps maybe still however therefore thus hence though
although instead anyway together anymore ago now today later soon once
get gets getting got gotten go goes going gone went come comes coming came let lets make makes
made making take takes taking took put puts say says said saying tell tells told think thinks
thought know knows knew see sees saw seen look looks looking want wants wanted use uses used using
thing things stuff way ways kind kinds sort bit like really actually basically literally
essentially simply pretty well right sure okay ok yeah yep yup um uh uhm er erm ah oh eh hmm hm mm
huh gonna wanna gotta kinda sorta cause cos im ive id youre youve thats theres whats dont didnt
doesnt isnt wasnt cant wont etc please guys hello hi hey welcome thanks thank
"""
_FR = """
le la les un une des du de d l c j m n s t qu que qui quoi dont où ou et mais donc or ni car si
comme quand lorsque lorsqu puisque puisqu parce jusque jusqu alors ainsi aussi à au aux en dans par
pour sur sous vers chez entre avec sans avant après depuis pendant contre selon je tu il elle on
nous vous ils elles me te se moi toi lui leur leurs eux y mon ma mes ton ta tes son sa ses notre
nos votre vos ce cet cette ces ceci cela ça celui celle ceux celles même mêmes tout tous toute
toutes autre autres quel quelle quels quelles quelque quelques chaque plusieurs aucun aucune rien
suis es est sommes êtes sont étais était étaient sera seront serait soit été être ai as a avons
avez ont avais avait avaient aura auront aurait eu avoir fais fait faites font faire va vais vas
allons allez vont aller peux peut pouvons pouvez peuvent pouvoir dois doit devons devez doivent
veux veut vouloir dit dire ne pas plus moins très trop peu bien encore déjà toujours jamais ici là
voilà voici oui non euh bah ben hein bon enfin quoi bonjour merci
"""
_DE = """
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner und oder
aber sondern denn doch wenn als ob dass weil damit obwohl während bevor nachdem wie wo wer wen wem
was wann warum wieso welche welcher welches welchen an am auf aus bei beim bis durch für gegen
hinter in im ins mit nach neben ohne seit über um unter von vom vor zu zum zur zwischen ich mich
mir du dich dir er ihn ihm sie ihr ihnen es wir uns euch man sich mein meine meinen dein deine
sein seine seinen seiner ihre ihren ihrer unser unsere euer dieser diese dieses diesen diesem
jener jene jenes jeder jede jedes jeden alle alles allem aller viel viele vielen wenig etwas nichts
bin bist ist sind seid war waren wäre wären gewesen werde wird werden wurde wurden würde würden
worden habe hast hat haben hatte hatten hätte gehabt kann kannst können konnte könnte muss müssen
musste soll sollen sollte will wollen wollte darf dürfen mag möchte mögen mal ja nein nicht nur
noch schon auch so sehr dann da dort hier jetzt immer nie wieder also eben halt einfach eigentlich
ziemlich ganz gar äh ähm hm ok okay gut genau natürlich danke hallo machen macht mache gemacht
"""
_ES = """
el la los las lo un una unos unas de del al a ante bajo con contra desde durante en entre hacia
hasta para por según sin sobre tras y e o u pero mas sino porque pues que si como cuando donde
mientras aunque quien quienes cual cuales cuyo qué quién cuál cuándo dónde cómo yo tú él ella ello
nosotros vosotros ellos ellas usted ustedes me te se nos os le les mi mis tu tus su sus nuestro
nuestra nuestros nuestras este esta esto estos estas ese esa eso esos esas aquel aquella aquello
soy eres es somos son era eran fue fueron ser sido sea será sería estoy está estamos están estaba
estar estado he has ha hemos han había haber hay tengo tiene tenemos tienen tener hago hace hacemos
hacen hacer hecho puede puedo podemos pueden poder va voy vamos van ir muy más menos mucho muchos
poco pocos todo toda todos todas otro otra otros otras mismo misma algo nada cada alguno algún
ningún no sí ya también tampoco así aquí ahí allí ahora entonces siempre nunca bien pues eh bueno
este digamos vale hola gracias
"""
_IT = """
il lo la i gli le l un uno una di del dello della dell dei degli delle a al allo alla all ai agli
alle da dal dallo dalla dall dai in nel nello nella nell nei nelle con su sul sulla sull sui sulle
per tra fra e ed o ma però se che chi cui come quando dove perché mentre anche io tu lui lei noi
voi loro mi ti ci vi si ne me te mio mia miei tuo tua suo sua suoi nostro nostra vostro questo
questa questi queste quest quello quella quelli quell sono sei è siamo siete era erano essere stato
stata ho hai ha abbiamo avete hanno aveva avere fa fare fatto può possiamo possono deve devono
dovere va vanno andare non no sì più meno molto poco tutto tutti tutta tutte altro altri ogni
qualche niente già ancora sempre mai qui lì ora poi allora quindi così bene eh beh cioè ecco ciao
grazie
"""
_PT = """
o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos pelas para
com sem sobre entre até desde contra e ou mas nem se que quem qual quais como quando onde porque
pois enquanto embora eu tu ele ela nós vós eles elas você vocês me te lhe lhes meu minha meus
minhas teu tua seu sua seus suas nosso nossa este esta isto esse essa isso aquele aquela aquilo
sou és é somos são era eram foi foram ser sido está estão estava estar tenho tem têm tinha ter há
vai vou vamos vão ir pode podem poder faz fazer feito deve muito muita muitos mais menos pouco todo
toda todos todas tudo outro outra outros mesmo cada algum alguma nada não sim já também ainda aqui
ali lá agora então sempre nunca bem só né tá aí gente olá obrigado obrigada
"""
_NL = """
de het een en of maar want dus als dan dat die dit deze er hier daar waar wat wie welke hoe wanneer
waarom omdat terwijl hoewel om aan af bij door in met na naar naast om onder op over per sinds tot
tussen uit van voor voordat zonder ik jij je u hij zij ze wij we jullie hen hun hem haar mij me ons
onze mijn jouw zijn uw zich ben bent is was waren geweest word wordt worden werd werden heb hebt
heeft hebben had hadden kan kunnen kon zal zullen zou zouden moet moeten moest mag mogen wil willen
wilde ga gaat gaan doe doet doen gedaan niet geen wel ook nog al alle alles veel meer minder heel
erg zo te toch maar even gewoon eigenlijk nu toen altijd nooit weer ja nee uh eh hoor nou goed oké
"""
_RU = """
и а но или да же ли бы если то что чтобы как когда где куда кто чей какой какая какие который
которая которые которое почему потому поэтому так также тоже в во на с со к ко у о об от до из за
по под над при про для без через между перед после около я меня мне мы нас нам ты тебя вы вас вам
он его ему она её ее ей они их им себя свой своя свои мой моя мои твой наш наша наши ваш этот эта
это эти тот та те весь вся всё все всех сам сама само другой каждый такой такая такие быть есть был
была было были будет будут буду не ни нет ещё уже только лишь очень более менее много мало можно
нужно надо может могут мочь вот тут там здесь сейчас теперь потом тогда всегда никогда просто
значит ну э эм ага ок ладно хорошо привет спасибо
"""
_AR = """
في من إلى الى على عن مع بين عند بعد قبل حتى منذ خلال حول دون ضد و ف ب ل ك أو او أم ثم لكن بل إن ان
أن إذا اذا لو لأن كما كي لكي هل ما ماذا لماذا كيف متى أين من الذي التي الذين اللذين اللاتي هذا هذه
هؤلاء ذلك تلك هنا هناك أنا انا نحن أنت انت أنتم هو هي هم هن كان كانت كانوا يكون تكون ليس ليست قد لقد
سوف لا لم لن نعم كل بعض أي اي غير نفس أيضا ايضا فقط جدا الآن الان يا به بها له لها لهم فيه فيها منه
منها عليه عليها إليه لنا لك لي كذلك حيث إلا الا أكثر اكثر شيء يمكن يعني طيب
"""
_HI = """
का की के को में से पर ने और या लेकिन मगर कि जो तो भी ही है हैं था थी थे हो होता होती होते हुआ हुई
हुए होगा
हूँ हूं यह ये वह वो वे इस इसे इसके इसका इसकी उस उसे उसके उसका उसकी उन इन उनके इनके मैं हम तुम आप
मुझे हमें
आपको मेरा मेरी मेरे हमारा हमारी हमारे आपका आपकी आपके अपना अपनी अपने कौन क्या कब कहाँ कैसे क्यों
कितना जब तब
यहाँ वहाँ अब अगर यदि तक लिए साथ बाद पहले बहुत कुछ सब सभी कर करना करते करता करती करने किया कर रहा
रही रहे
गया गई गए जाता जाती जाते सकता सकते सकती एक दो नहीं न ना हाँ जी अच्छा ठीक मतलब बस फिर वाला वाले वाली
"""
_ZH = """
的 了 是 在 和 与 或 也 都 就 而 及 但 我 你 他 她 它 们 这 那 哪 个 不 没 有 会 能 要 到 从 对
把 被 让 给
吗 呢 吧 啊 哦 嗯 呃 嘛 很 太 最 更 还 又 再 着 过 得 地 之 其 所 以 为 于 我们 你们 他们 她们
它们 咱们 大家
这个 那个 这些 那些 这样 那样 这里 那里 什么 怎么 为什 哪里 因为 所以 但是 不过 然后 而且 或者
如果 虽然 就是
还是 可以 可能 应该 需要 没有 不是 一个 一些 一下 一样 这种 那么 这么 非常 比较 已经 现在 时候
其实 当然 觉得
知道 对于 关于 以及 并且 只是 只有 来说 的话 也就 是一 有一 的一 了一 好的 谢谢
"""
_JA = """
年 月 日 時 分 人 方 事 物 者 私 僕 君 彼 何 今 皆 等 的 一つ 二つ 今日 今回 次に 場合 必要 可能
思う 思い 言う 言い
行う 見る 出来 非常 最後 最初 以上 以下
"""

_TEXTS = {
    "en": _EN, "fr": _FR, "de": _DE, "es": _ES, "it": _IT, "pt": _PT, "nl": _NL, "ru": _RU,
    "ar": _AR, "hi": _HI, "zh": _ZH, "ja": _JA,
}  # fmt: skip
_LATIN = frozenset({"fr", "de", "es", "it", "pt", "nl"})

ENGLISH = frozenset(_EN.split())

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    # English mixes into talks in other scripts, where it cannot be mistaken for their own words.
    language: frozenset(text.split()) | (frozenset() if language in _LATIN else ENGLISH)
    for language, text in _TEXTS.items()
}

# What notes say about a talk and no talk says about itself. Neither for nor against a claim.
_TALK = """
speaker lecturer presenter narrator instructor teacher host audience viewer video talk lecture
speech presentation section part chapter segment explain explains explained describe describes
described discuss discusses discussed mention mentions mentioned argue argues argued claim claims
claimed state states stated note notes noted recommend recommends recommended advise advises
suggest suggests suggested introduce introduces introduced present presents presented compare
compares describe ask asks asked answer answers answered according point points idea ideas concept
concepts definition term meaning example examples reason reasons purpose summary overview topic
main key major important importance following question correct statement true
orateur conférencier intervenant vidéo explique décrit présente exemple idée
sprecher sprecherin vortragende video erklärt beschreibt beispiel
ponente orador vídeo explica describe ejemplo idea
"""
TALK_ABOUT_TALK = frozenset(_TALK.split())
