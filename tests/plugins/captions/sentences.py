"""The same lecture in many languages, written for these tests: one sentence, and a few more."""

SENTENCES = {
    "af": (
        "Vandag praat ons oor ensieme en hoe hulle in die sel werk.",
        "’n Ensiem is ’n proteïen wat ’n reaksie vinniger maak. Dit word nie self verbruik nie, en "
        "daarom is daar net ’n bietjie van nodig. Kom ons kyk nou na die eerste voorbeeld.",
    ),
    "ar": (
        "سنتحدث اليوم عن الإنزيمات وكيف تعمل في الخلية.",
        "الإنزيم بروتين يجعل التفاعل أسرع. وهو لا يستهلك في التفاعل، ولذلك يكفي القليل منه. "
        "دعونا ننظر الآن إلى المثال الأول.",
    ),
    "be": (
        "Сёння мы пагаворым пра ферменты і пра тое, як яны працуюць у клетцы.",
        "Фермент — гэта бялок, які паскарае рэакцыю. Сам ён не расходуецца, таму яго трэба зусім "
        "мала. Давайце цяпер паглядзім на першы прыклад.",
    ),
    "bg": (
        "Днес ще говорим за ензимите и как те работят в клетката.",
        "Ензимът е белтък, който ускорява реакцията. Той самият не се изразходва и затова е нужно "
        "съвсем малко от него. Нека сега да видим първия пример.",
    ),
    "bn": (
        "আজ আমরা এনজাইম নিয়ে কথা বলব এবং তারা কোষে কীভাবে কাজ করে।",
        "এনজাইম হলো একটি প্রোটিন যা বিক্রিয়াকে দ্রুত করে। এটি নিজে খরচ হয় না, তাই অল্পই লাগে। "
        "এখন প্রথম উদাহরণটি দেখা যাক।",
    ),
    "ca": (
        "Avui parlarem dels enzims i de com treballen dins de la cèl·lula.",
        "Un enzim és una proteïna que fa que la reacció vagi més de pressa. No es gasta, i per "
        "això només en cal una mica. Vegem ara el primer exemple.",
    ),
    "cs": (
        "Dnes budeme mluvit o enzymech a o tom, jak pracují v buňce.",
        "Enzym je bílkovina, která urychluje reakci. Sám se při ní nespotřebuje, a proto ho stačí "
        "jen trochu. Podívejme se teď na první příklad.",
    ),
    "da": (
        "I dag skal vi tale om enzymer, og hvordan de virker i cellen.",
        "Et enzym er et protein, som gør en reaktion hurtigere. Det bliver ikke selv brugt op, og "
        "derfor er der kun brug for ganske lidt. Lad os nu se på det første eksempel.",
    ),
    "de": (
        "Heute sprechen wir über Enzyme und wie sie in der Zelle arbeiten.",
        "Ein Enzym ist ein Eiweiß, das eine Reaktion schneller macht. Es wird dabei nicht "
        "verbraucht, und darum genügt schon wenig davon. Sehen wir uns das erste Beispiel an.",
    ),
    "el": (
        "Σήμερα θα μιλήσουμε για τα ένζυμα και πώς δουλεύουν στο κύτταρο.",
        "Το ένζυμο είναι μια πρωτεΐνη που κάνει την αντίδραση πιο γρήγορη. Δεν καταναλώνεται, και "
        "γι’ αυτό χρειάζεται λίγο. Ας δούμε τώρα το πρώτο παράδειγμα.",
    ),
    "en": (
        "Today we will talk about enzymes and how they work inside the cell.",
        "An enzyme is a protein that makes a reaction go faster. It is not used up itself, and so "
        "only a little of it is needed. Let us now look at the first example.",
    ),
    "es": (
        "Hoy vamos a hablar de las enzimas y de cómo trabajan en la célula.",
        "Una enzima es una proteína que hace que la reacción vaya más rápido. No se gasta, y por "
        "eso basta con muy poca. Veamos ahora el primer ejemplo.",
    ),
    "et": (
        "Täna räägime ensüümidest ja sellest, kuidas nad rakus töötavad.",
        "Ensüüm on valk, mis muudab reaktsiooni kiiremaks. Ta ise ei kulu ära ja seetõttu on teda "
        "vaja ainult natuke. Vaatame nüüd esimest näidet.",
    ),
    "fa": (
        "امروز درباره آنزیم‌ها صحبت می‌کنیم و اینکه چگونه در سلول کار می‌کنند.",
        "آنزیم پروتئینی است که واکنش را تندتر می‌کند. خودش مصرف نمی‌شود و برای همین مقدار کمی از آن "
        "کافی است. حالا به مثال اول نگاه کنیم.",
    ),
    "fi": (
        "Tänään puhumme entsyymeistä ja siitä, miten ne toimivat solussa.",
        "Entsyymi on proteiini, joka nopeuttaa reaktiota. Se ei itse kulu, ja siksi sitä tarvitaan "
        "vain vähän. Katsotaan nyt ensimmäistä esimerkkiä.",
    ),
    "fr": (
        "Aujourd’hui nous allons parler des enzymes et de leur travail dans la cellule.",
        "Une enzyme est une protéine qui rend la réaction plus rapide. Elle n’est pas consommée, "
        "et c’est pourquoi il en faut très peu. Voyons maintenant le premier exemple.",
    ),
    "gl": (
        "Hoxe imos falar das encimas e de como traballan dentro da célula.",
        "Unha encima é unha proteína que fai que a reacción vaia máis rápido. Non se gasta, e por "
        "iso só cómpre moi pouca. Vexamos agora o primeiro exemplo.",
    ),
    "he": (
        "היום נדבר על אנזימים ועל הדרך שבה הם עובדים בתא.",
        "אנזים הוא חלבון שמזרז תגובה. הוא עצמו אינו מתכלה, ולכן די במעט ממנו. "
        "בואו נסתכל עכשיו על הדוגמה הראשונה.",
    ),
    "hi": (
        "आज हम एंजाइम के बारे में बात करेंगे और वे कोशिका में कैसे काम करते हैं।",
        "एंजाइम एक प्रोटीन है जो अभिक्रिया को तेज़ करता है। वह खुद खर्च नहीं होता, इसलिए थोड़ा ही "
        "चाहिए। अब हम पहला उदाहरण देखते हैं।",
    ),
    "hr": (
        "Danas ćemo govoriti o enzimima i o tome što oni rade u stanici, gdje i tko ih treba.",
        "Enzim je bjelančevina koja ubrzava reakciju. Sam se pritom ne troši, pa ga uvijek treba "
        "samo malo. Pogledajmo sada prvi primjer, prije nego što idemo dalje.",
    ),
    "hu": (
        "Ma az enzimekről fogunk beszélni, és arról, hogyan működnek a sejtben.",
        "Az enzim egy fehérje, amely gyorsabbá teszi a reakciót. Ő maga nem használódik el, ezért "
        "csak kevés kell belőle. Nézzük most az első példát.",
    ),
    "id": (
        "Hari ini kita akan bicara tentang enzim dan bagaimana mereka bekerja di dalam sel.",
        "Enzim adalah protein yang membuat reaksi lebih cepat. Enzim sendiri tidak habis terpakai, "
        "karena itu hanya sedikit yang dibutuhkan. Mari kita lihat contoh pertama.",
    ),
    "it": (
        "Oggi parleremo degli enzimi e di come lavorano nella cellula.",
        "Un enzima è una proteina che rende più veloce la reazione. Non si consuma, e perciò ne "
        "basta pochissimo. Vediamo adesso il primo esempio.",
    ),
    "ja": (
        "今日は酵素と、それが細胞の中でどう働くかについて話します。",
        "酵素は反応を速くするたんぱく質です。自分は減らないので、少しあれば足ります。"
        "では最初の例を見てみましょう。",
    ),
    "ko": (
        "오늘은 효소와 그것이 세포에서 어떻게 일하는지 이야기하겠습니다.",
        "효소는 반응을 빠르게 하는 단백질입니다. 스스로는 소모되지 않아서 조금만 있으면 됩니다. "
        "이제 첫 번째 예를 봅시다.",
    ),
    "lt": (
        "Šiandien kalbėsime apie fermentus ir apie tai, kaip jie veikia ląstelėje.",
        "Fermentas yra baltymas, kuris pagreitina reakciją. Pats jis nesunaudojamas, todėl jo "
        "reikia tik truputį. Dabar pažiūrėkime į pirmą pavyzdį.",
    ),
    "lv": (
        "Šodien runāsim par fermentiem un par to, kā tie darbojas šūnā.",
        "Ferments ir olbaltumviela, kas paātrina reakciju. Pats tas netiek patērēts, un tāpēc tā "
        "vajag tikai mazliet. Tagad paskatīsimies uz pirmo piemēru.",
    ),
    "mk": (
        "Денес ќе зборуваме за ензимите и за тоа како тие работат во клетката.",
        "Ензимот е белковина што ја забрзува реакцијата. Тој самиот не се троши и затоа е потребно "
        "само малку. Сега да го погледнеме првиот пример.",
    ),
    "mr": (
        "आज आपण एन्झाइम आणि ते पेशीत कसे काम करतात याबद्दल बोलू.",
        "एन्झाइम हे एक प्रथिन आहे जे अभिक्रिया वेगवान करते. ते स्वतः खर्च होत नाही, म्हणून थोडेच "
        "लागते. आता आपण पहिले उदाहरण पाहू.",
    ),
    "nl": (
        "Vandaag praten we over enzymen en hoe ze in de cel werken.",
        "Een enzym is een eiwit dat een reactie sneller laat verlopen. Het wordt zelf niet "
        "verbruikt, en daarom is er maar weinig van nodig. Laten we nu het eerste voorbeeld zien.",
    ),
    "no": (
        "I dag skal vi snakke om enzymer og hvordan de jobber inne i cellen.",
        "Et enzym er et protein som gjør at reaksjonen går fortere. Det blir ikke brukt opp selv, "
        "og derfor trengs det bare litt av det. Nå ser vi på det første eksempelet.",
    ),
    "pl": (
        "Dzisiaj porozmawiamy o enzymach i o tym, jak działają w komórce.",
        "Enzym to białko, które przyspiesza reakcję. Samo się nie zużywa, dlatego wystarczy go "
        "tylko trochę. Spójrzmy teraz na pierwszy przykład.",
    ),
    "pt": (
        "Hoje nós vamos falar sobre as enzimas e como elas trabalham dentro da célula.",
        "Uma enzima é uma proteína que torna a reação mais rápida. Ela não é consumida, e por isso "
        "basta muito pouco. Vejamos agora o primeiro exemplo.",
    ),
    "ro": (
        "Astăzi vom vorbi despre enzime și despre cum lucrează ele în celulă.",
        "O enzimă este o proteină care face ca reacția să meargă mai repede. Ea nu se consumă, și "
        "de aceea e nevoie doar de puțin. Să vedem acum primul exemplu.",
    ),
    "ru": (
        "Сегодня мы поговорим о ферментах и о том, как они работают в клетке.",
        "Фермент — это белок, который ускоряет реакцию. Сам он не расходуется, поэтому его нужно "
        "совсем немного. Давайте теперь посмотрим на первый пример.",
    ),
    "sk": (
        "Dnes budeme hovoriť o enzýmoch a o tom, ako pracujú v bunke.",
        "Enzým je bielkovina, ktorá zrýchľuje reakciu. Sám sa pri nej nespotrebuje, a preto ho "
        "stačí len trochu. Pozrime sa teraz na prvý príklad.",
    ),
    "sl": (
        "Danes bomo govorili o encimih in o tem, kako delujejo v celici.",
        "Encim je beljakovina, ki pospeši reakcijo. Sam se pri tem ne porabi, zato ga je treba "
        "le malo. Poglejmo zdaj prvi primer.",
    ),
    "sq": (
        "Sot do të flasim për enzimat dhe se si punojnë ato në qelizë.",
        "Enzima është një proteinë që e bën reaksionin më të shpejtë. Ajo vetë nuk harxhohet, dhe "
        "prandaj duhet vetëm pak. Tani le të shohim shembullin e parë.",
    ),
    "sr": (
        "Данас ћемо говорити о ензимима и о томе шта они раде у ћелији.",
        "Ензим је беланчевина која убрзава реакцију. Сам се при том не троши, па га увек треба "
        "само мало. Погледајмо сада први пример, пре него што идемо даље.",
    ),
    "sv": (
        "Idag ska vi prata om enzymer och hur de fungerar i cellen.",
        "Ett enzym är ett protein som gör att reaktionen går fortare. Det förbrukas inte självt, "
        "och därför behövs det bara lite. Nu ska vi titta på det första exemplet.",
    ),
    "sw": (
        "Leo tutazungumza kuhusu vimeng’enya na jinsi vinavyofanya kazi ndani ya seli.",
        "Kimeng’enya ni protini ambayo hufanya mmenyuko uende haraka. Chenyewe hakitumiki, kwa "
        "hiyo kidogo tu kinahitajika. Sasa tuangalie mfano wa kwanza.",
    ),
    "ta": (
        "இன்று நாம் நொதிகளைப் பற்றியும் அவை செல்லில் எப்படி வேலை செய்கின்றன என்பதையும் பேசுவோம்.",
        "நொதி என்பது வினையை வேகமாக்கும் ஒரு புரதம். அது தானே செலவாவதில்லை. "
        "இப்போது முதல் எடுத்துக்காட்டைப் பார்ப்போம்.",
    ),
    "th": (
        "วันนี้เราจะพูดถึงเอนไซม์และการทำงานของมันในเซลล์",
        "เอนไซม์คือโปรตีนที่ทำให้ปฏิกิริยาเร็วขึ้น ตัวมันเองไม่หมดไป จึงต้องการเพียงเล็กน้อย ทีนี้มาดูตัวอย่างแรกกัน",
    ),
    "tr": (
        "Bugün enzimlerden ve hücrede nasıl çalıştıklarından bahsedeceğiz.",
        "Enzim, tepkimeyi hızlandıran bir proteindir. Kendisi harcanmaz, bu yüzden çok azı yeter. "
        "Şimdi ilk örneğe bakalım.",
    ),
    "uk": (
        "Сьогодні ми поговоримо про ферменти і про те, як вони працюють у клітині.",
        "Фермент — це білок, який прискорює реакцію. Сам він не витрачається, тому його треба "
        "зовсім трохи. Погляньмо тепер на перший приклад.",
    ),
    "ur": (
        "آج ہم انزائم کے بارے میں بات کریں گے کہ وہ خلیے میں کیسے کام کرتے ہیں۔",
        "انزائم ایک پروٹین ہے جو ردعمل کو تیز کرتا ہے۔ یہ خود خرچ نہیں ہوتا، اس لیے تھوڑا ہی کافی "
        "ہے۔ اب ہم پہلی مثال دیکھتے ہیں۔",
    ),
    "vi": (
        "Hôm nay chúng ta sẽ nói về enzym và cách chúng làm việc trong tế bào.",
        "Enzym là một loại protein làm cho phản ứng nhanh hơn. Bản thân nó không bị hao đi, vì vậy "
        "chỉ cần rất ít. Bây giờ chúng ta hãy xem ví dụ đầu tiên.",
    ),
    "zh": (
        "今天我们来谈谈酶，以及它们在细胞里怎样工作。",
        "酶是一种让反应变快的蛋白质。它自己不会被消耗，所以只需要一点点。现在我们来看第一个例子。",
    ),
}
LATIN_SERBIAN = (
    "Danas ćemo govoriti o enzimima i o tome šta oni rade u ćeliji.",
    "Enzim je belančevina koja ubrzava reakciju. Sam se pri tom ne troši, pa ga uvek treba samo "
    "malo. Pogledajmo sada prvi primer, pre nego što idemo dalje.",
)
