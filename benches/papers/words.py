"""Words and sentences for papers about nothing: about 1,300 distinct words, always the same."""

import random

SMALL = """the of and to in a that is for with on as by at from this it are be have has was
were which their its an not or but than these when where who how our they we more most each all
some other under over between after before during within without about into through while also
only both every""".split()

NOUNS = """year team child carer school home visit plan record panel worker manager family area
service partner report audit review meeting letter month week day town street garden river bridge
market harbour window table paper answer question reason result measure figure number rate level
change start step path course lesson teacher parent sister brother friend member group council
office leader adviser nurse doctor clinic centre room door floor wall roof yard field forest hill
lake shore island road train station driver ticket journey corner square tower bell clock minute
hour season winter summer spring morning evening night star cloud storm shower puddle stone rock
sand shell boat sail rope anchor sailor captain engine wheel motor signal lamp candle fire oven
kitchen dinner supper spoon plate bowl cup bottle apple pear plum lemon onion carrot tomato potato
bean seed root leaf branch flower meadow farm barn horse lamb goat hen duck bird feather nest egg
rabbit hare badger otter beaver pupil student scholar reader writer painter singer player author
editor printer letterbox folder pencil brush colour picture frame model pattern shape line point
ring circle corridor kettle blanket pillow mirror basket hammer ladder saddle tunnel canal valley
mountain glacier desert ocean planet comet signpost village hamlet parish county region nation
border custom symbol banner medal trophy contest winner judge jury lawyer banker trader tailor
baker butcher grocer miller weaver potter farmer hunter gardener builder plumber joiner mason
glazier roofer surveyor planner designer engineer chemist
thread needle button ribbon jacket jumper scarf glove sock shoe hat coat belt collar pocket bucket
basin tap pipe drain ditch hedge fence gate orchard vineyard cellar attic chimney shutter curtain
cushion carpet cabinet drawer shelf desk chair bench stool cradle rattle puzzle kite marble drum
flute violin trumpet piano concert theatre museum gallery library castle palace temple chapel""".split()

VERBS = """work look ask help need want turn show play move start talk walk learn seem follow
open close offer wait stay reach remain call report return answer explain expect visit check
record review mend lift carry hand pass join lead share gather listen wonder watch train protect
support respond suggest recommend consider discover remember mention enter attend discuss present
select collect connect direct protest request respect suspect paint print plant point count cook
clean clear climb cross design develop employ enjoy fill finish fold form guess guard happen head
heat hurt inform invent invest jump kick knock land last link load lock mark match melt mix need
order pack park pick pour press pull push rain relax repeat rest roll row sail search seat sort
sound spell stack stamp test thank touch train trust unpack wander warm wash wish yield""".split()

QUALITIES = """calm clear safe steady early local recent open close firm fair kind warm quick slow
short long plain simple careful useful helpful hopeful thankful regular normal formal final central
general natural modern common certain different important present patient silent frequent constant
distant pleasant active creative effective native positive relative sensitive bright dark light
deep high low near far broad narrow wide thick thin strong weak loud quiet sharp smooth soft rough
young fresh clean proud brave eager gentle noble humble ample little brown green white grey""".split()


def forms():
    """Returns all distinct words, the most used first."""
    ordered = list(SMALL)
    for idx in range(max(len(NOUNS), len(VERBS), len(QUALITIES))):
        for source, endings in ((NOUNS, ["", "s"]), (VERBS, ["ed", "ing", "s"]), (QUALITIES, ["", "ly"])):
            if idx < len(source):
                ordered.extend(_inflected(source[idx], ending) for ending in endings)
    return list(dict.fromkeys(ordered))


def _inflected(word, ending):
    if ending in ("ed", "ing") and word.endswith("e"):
        return word[:-1] + ending
    if ending == "s" and word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if ending in ("s", "ed") and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + ("ies" if ending == "s" else "ied")
    return word + ending


class Speaker:
    """Says sentences: the same ones for the same seed."""

    def __init__(self, seed):
        self._random = random.Random(seed)
        self._words = forms()
        # Some words come often and most seldom, as in any text.
        self._weights = [1.0 / (rank + 12) for rank in range(len(self._words))]

    def number(self, low, high):
        return self._random.randint(low, high)

    def words(self, count):
        return self._random.choices(self._words, self._weights, k=count)

    def phrase(self, count):
        return " ".join(self.words(count)).capitalize()

    def sentence(self):
        words = self.words(self.number(9, 22))
        if len(words) > 14:
            words[8] += ","
        if self.number(1, 6) == 1:
            words[-2] = f"{self.number(2, 98)} per cent"
        return " ".join(words).capitalize() + "."

    def paragraph(self, n_words):
        sentences, count = [], 0
        while count < n_words:
            sentences.append(self.sentence())
            count += len(sentences[-1].split())
        return " ".join(sentences)
