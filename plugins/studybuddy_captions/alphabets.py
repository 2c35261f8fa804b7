"""The letters beyond a-z that languages are written with."""

from __future__ import annotations

import unicodedata

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщьюя"
_SOUTH_SLAVIC = "абвгдежзијклмнопрстћуфхцчџшљњ"
_LATIN = {
    "af": "áéèêëíîïóôöúûüŉ",
    "az": "çəğıöşü",
    "bs": "čćđšž",
    "ca": "àçéèíïóòúü",
    "cs": "áčďéěíňóřšťúůýž",
    "cy": "âáêéîïíôóûŵŷ",
    "da": "æøåéóü",
    "de": "äöüßéèà",
    "en": "àáâäãåçéèêëïîíñóöôøüæœ",
    "es": "áéíñóúü",
    "et": "äõöüšž",
    "eu": "ñçü",
    "fi": "äöå",
    "fo": "áðíóúýæø",
    "fr": "àâæçéèêëîïñôœùûüÿ",
    "ga": "áéíóú",
    "gl": "áéíïñóúü",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "id": "é",
    "is": "áéíóúýþæðö",
    "it": "àèéìíîòóùú",
    "lb": "äéëöüèêâîôû",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņōŗšūž",
    "ms": "é",
    "mt": "ċġħżàèìòù",
    "nl": "áàäéèêëíïóòöôúûü",
    "no": "æøåäéèêóòôöü",
    "pl": "ąćęłńóśźż",
    "pt": "àáâãçéêíóôõúü",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čćđšž",
    "sq": "ëç",
    "sr": "čćđšž",
    "sv": "åäöéàü",
    "sw": "",
    "tr": "çğıöşüâîû",
    "vi": "ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ",
}
_OTHERS = {
    "be": _CYRILLIC.replace("и", "").replace("щ", "") + "ёіўыэ",
    "bg": _CYRILLIC + "ъѝ",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "mk": _SOUTH_SLAVIC.replace("ћ", "") + "ѓќѕѐѝ",
    "ru": _CYRILLIC + "ёъыэ",
    "sr": _SOUTH_SLAVIC + "ђ",
    "uk": _CYRILLIC + "ґєії",
}
_BLOCKS = {
    "ar": ("\u0621", "\u064a"),
    "fa": ("\u0621", "\u06cc"),
    "he": ("\u05d0", "\u05ea"),
    "th": ("\u0e01", "\u0e4e"),
    "ur": ("\u0621", "\u06d2"),
}
_ARABIC = "اليمنوترهدبك"
# The commonest letters, and their share at the least: in a wrong encoding any letters come up.
_COMMONEST = {
    "ar": (_ARABIC, 0.6),
    "be": ("аеёінорстыя", 0.5),
    "bg": ("аеинорт", 0.45),
    "el": ("αάειίνοόστ", 0.5),
    "fa": (_ARABIC + "ی", 0.6),
    "he": ("אהוילמנרת", 0.5),
    "ja": ("のにはをたがでてとしれさいるなかますう", 0.3),
    "ko": ("이다는에을를의가고하지한은서로그기도사리나", 0.15),
    "mk": ("аеинорт", 0.45),
    "ru": ("аеинорст", 0.45),
    "sr": ("аеинорст", 0.45),
    "th": ("กงดตนมยรวสหอาเ", 0.5),
    "uk": ("аеиіноторв", 0.45),
    "ur": (_ARABIC + "یےکہں", 0.6),
    "zh": (
        "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
        "這來國個說們為時會過學對裡沒還麼從后里么没还从",
        0.15,
    ),
}


def strangers(letters: str, language: str) -> int | None:
    """How many of the letters beyond ASCII in a text are not of its language, as in names.

    None if the letters are not spread as in that language, or if its letters are not known.
    """
    letters = unicodedata.normalize("NFC", letters.lower()).replace("i̇", "i")
    common, share = _COMMONEST.get(language, ("", 0.0))
    own_script = language not in _LATIN or max(letters, default="") > "\u024f"
    if own_script and sum(map(common.__contains__, letters)) < share * len(letters):
        return None
    if language in _LATIN or language in _OTHERS or language in _BLOCKS:
        alphabet = _letters_of(language)
        return sum(letter not in alphabet for letter in letters)
    return 0 if common or not letters else None


def _letters_of(language: str) -> str:
    if block := _BLOCKS.get(language):
        return "".join(map(chr, range(ord(block[0]), ord(block[1]) + 1)))
    return _LATIN.get(language, "") + _OTHERS.get(language, "")
