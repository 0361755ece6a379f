"""Whose people they are where the noun phrase does not say so."""

from __future__ import annotations

import pytest

from readout.analysis import analyse
from readout.documents import Source
from readout.figures import find_figures


def sides(text: str) -> list[str]:
    source = Source(id="d", file="d.txt", text=text, sha256="", date="2020-05-04")
    return [figure.side for figure in find_figures(analyse(source))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where it happened
        ("In Poti, 12 people died.", ["Georgia"]),
        ("A bomb went off in Poti on Monday. At least 12 people died.", ["Georgia"]),
        ("A court sat in Poti, another in Riga. At least 12 people died.", [""]),
        ("In Poti, 12 tourists died.", [""]),
        ("In Peru the army killed 12 villagers.", ["Peru"]),
        ("Georgian drones hit Lima. Two people were killed.", ["Peru"]),
        ("A Georgian strike on a village in Peru killed 12 people.", ["Peru"]),
        # where they are said to come from, and whom peacekeepers serve
        ("The nine dead were from Peru.", ["Peru"]),
        ("At least 12 nurses, all from Chile, were killed in Poti.", ["Chile"]),
        ("Three of the dead came from Chile.", ["Chile"]),
        ("Rebels ambushed a UN convoy in Peru, killing two peacekeepers.", ["United Nations"]),
        ("Chilean peacekeepers left Lima. Two peacekeepers had died.", ["Chile"]),
        ("The army killed 16 Lebanese Hezbollah fighters.", ["Hezbollah"]),
        ("Twelve Chilean-born Peruvians died.", ["Peru"]),
        ("Peru said that nine people from its country were killed.", ["Peru"]),
        (
            "Peru and Georgia clashed. Peru's army shelled Georgian posts. Nine were hurt by Georgian fire.",
            ["Peru"],
        ),
        # whom soldiers face, whose fighters are a state's, and who suffered
        ("Georgian soldiers fought the Lau Army. Nobody died in a clash with the Lau Army.", [""]),
        (
            "The army of Peru said no soldiers died in a raid by the Lau Army but six soldiers were hurt.",
            ["Peru", "Peru"],
        ),
        ("Peru's army fights the Shining Path. Rebels killed two government militiamen.", ["Peru"]),
        ("Ninety people, including 65 rebels, were killed in fighting in Peru.", ["Peru", ""]),
        ("The Georgian brigade suffered six dead and 12 wounded.", ["Georgia", "Georgia"]),
        ("Peru suffered six dead in the raid and Chile 12 wounded.", ["Peru", "Chile"]),
        ("The army fights Lau Dawn, an armed group, in Peru. Forty of the group's men died.", ["Lau Dawn"]),
        ("Fighters of the Irish National Liberation Army died. Then 12 people died.", [""]),
        ("On Monday 40 rebels were traded by Peru for nine of its soldiers held in Chile.", ["", "Peru"]),
        ("Gunmen seized 30 pupils in Peru state in May.", [""]),
        ("Eight people died in Poti local government area.", [""]),
        ("Peru lost 12 soldiers while Chile lost 20.", ["Peru", "Chile"]),
        # by a name that no list has, but not in a headline, and by a group whose name is an animal's
        ("In Peru nine Lomari and three Red Baru were killed.", ["Lomari", "Red Baru"]),
        ("Nine Refuseniks Jailed in Peru", [""]),
        ("Peru said 26 Tamil Tigers died.", ["Tamil Tigers"]),
        ("Peru said 26 tigers died.", []),
        ("The LTTE said it had killed 12 soldiers. The Tigers lost nine.", ["", "LTTE"]),
        ("Peru's army lost 12 soldiers and Chile's 20.", ["Peru", "Chile"]),
        ("The Peruvian side lost 12 soldiers, the Chilean 20.", ["Peru", "Chile"]),
        ("Twelve soldiers were captured by Peru.", [""]),
        ("Peru received 12 bodies from Chile.", ["Peru"]),
        ("Twelve refugees from Chile drowned.", ["Chile"]),
        # which side they are said to be on, in clauses that leave out their verb, and whose captives
        (
            "Nine Peruvians had fled; 40 were evacuated on the Georgian side.",
            ["Peru", "Georgia"],
        ),
        ("“Twelve people died in the camp,” said the agency in a note issued in Lima.", [""]),
        ("The number of dead Georgian soldiers rose to 12.", ["Georgia"]),
        ("Fighting killed 1,200 people in Georgia and 150 in Peru.", ["Georgia", "Peru"]),
        ("Fighting killed 1,200 people in Georgia and 150 in", ["Georgia", "Georgia"]),
        ("A convoy was shelled by the Shining Path and lost one man.", ["Peru"]),
        ("Two men died on the Georgian side and three on the Peruvian side.", ["Georgia", "Peru"]),
        ("The Georgian side lost two soldiers, the Peruvian side three.", ["Georgia", "Peru"]),
        ("Georgia holds 300 Peruvian prisoners of war, Peru 90.", ["Peru", "Georgia"]),
        ("The 12 men whose release Peru demanded are free prisoners.", ["Peru"]),
        ("A bomb killed two Georgian soldiers and 12 civilians in Lima.", ["Georgia", "Peru"]),
        ("Twelve Georgian prisoners were freed. Peru still holds nine.", ["Georgia", "Georgia"]),
        ("On Monday 61 prisoners of war (POWs) from Peru flew home.", ["Peru"]),
        ("The Peruvian prisoners of war, 40 of whom are ill, wait.", ["Peru"]),
        # where the armed group of which the text tells fights
        ("The New People's Army freed two policemen.", ["Philippines"]),
        # whose name stands over it
        ("Georgia: 12 killed in floods\n\nNobody had warned them.", ["Georgia"]),
        # what they are said to be
        ("Of the dead, 40 of them were Georgians.", ["Georgia"]),
        ("Forty people died, 12 of them Georgians.", ["", "Georgia"]),
        # whose dead they are
        ("Peru put the Georgian dead at 12 and its own at nine.", ["Georgia", "Peru"]),
        ("Peru has 12 missing of its own.", ["Peru"]),
        ("Peruvian papers have it that on their side a recruit was killed.", ["Peru"]),
        # those told of before
        ("Two Georgian soldiers were killed. Three others were wounded.", ["Georgia", "Georgia"]),
        ("Ten Georgians were arrested. Eight have since been released.", ["Georgia", "Georgia"]),
        # the body that they serve
        ("Three OSCE observers were wounded.", ["OSCE"]),
        ("Three journalists of the OSCE were wounded.", [""]),
        # the group that speaks of its own
        ("The Lau Liberation Front said that 12 rebels died.", ["Lau Liberation Front"]),
        ("The Lau Liberation Front reported 12 wounded.", ["Lau Liberation Front"]),
        # those who are given back are of those who get them
        ("Peru released 12 prisoners to Chile.", ["Chile"]),
        ("Peru returned 12 captured soldiers to Chile on Monday.", ["Chile"]),
        ("Chile got 12 of its men back.", ["Chile"]),
        ("Chile received 12 prisoners of war.", ["Chile"]),
        ("Chile welcomed home 12 freed soldiers.", ["Chile"]),
        ("Chile wants 12 prisoners back from Peru.", ["Chile"]),
        ("Chile demanded that Peru free 12 prisoners of war.", ["Chile"]),
        ("Peru and Chile swapped prisoners: 12 went home to Chile and nine to Peru.", ["Chile", "Peru"]),
        ("They will swap 40 pupils: 29 would go to Chile and 11 to Peru.", ["", "Chile", "Peru"]),
        ("Peru handed 12 prisoners of war to the Red Cross.", [""]),
        # one side holds, frees and kills those of the other
        (
            "Peru met Chile. Peru fired. Chile fired. Peruvian drones killed 12 soldiers.",
            ["Chile"],
        ),
        ("Peru met Chile. Peru fired. Chile fired. Chile freed 12 soldiers.", ["Peru"]),
        ("Peru met Chile. Peru fired. Chile fired. Twelve soldiers are in Chilean captivity.", ["Peru"]),
        ("Fiji's army fought. Fijian troops fled. The Lau Liberation Front freed 12 soldiers.", ["Fiji"]),
        ("The Lau Liberation Front said that Fiji captured three of its men.", ["Lau Liberation Front"]),
        ("Peru met Chile. Peru fired. Chile fired. Brazil received 12 freed soldiers.", [""]),
        # both sides alike
        ("Peru and Chile are to free 12 prisoners from each side.", [""]),
        # who speaks of its own losses
        ("Georgia admitted to 12 dead.", ["Georgia"]),
        ("Georgia reported six dead.", ["Georgia"]),
        ("The Georgian health ministry counted 12 dead.", ["Georgia"]),
        ("Georgia lost six pilots. Peru admits to 11 dead.", ["Georgia", "Peru"]),
        ("In Tbilisi, the army admitted to nine dead.", ["Georgia"]),
        ("“We lost 12 of our soldiers,” Georgia said.", ["Georgia"]),
        # of whom there is a number
        ("That brings to 12 the number of Georgians killed.", ["Georgia"]),
        ("The number of Georgians killed rose to 12.", ["Georgia"]),
        # those told of together
        ("Georgia lost 12 men and Peru nine.", ["Georgia", "Peru"]),
        ("Two Georgian soldiers and a nurse were killed.", ["Georgia", "Georgia"]),
        ("Two Georgian soldiers and a rebel were killed.", ["Georgia", ""]),
        ("On these days 12, 15 and 20 Georgians were freed.", ["Georgia", "Georgia", "Georgia"]),
        # peoples
        ("Five Bosnian Serbs and two Bosnian Muslims were killed.", ["Bosnian Serbs", "Bosnian Muslims"]),
        ("Twelve ethnic Albanians were killed.", ["ethnic Albanians"]),
        ("Karabakh said 12 of its soldiers were killed.", ["Karabakh"]),
        ("Three Ingush policemen were wounded.", ["Ingush"]),
        ("A bomb went off in Belfast. At least 12 people died in Derry.", ["Northern Ireland"]),
        # small towns far from what is told
        ("Norway wept. At least 12 people died in Pardi.", [""]),
        # where talks are held
        ("The sides met in Vienna after fighting in which 12 people died.", [""]),
        (
            "Georgia and rebels began talks in Peru. A summit in Peru ended well. The talks in Peru go on. "
            "Twelve soldiers were killed.",
            [""],
        ),
        # each has its own place, and its own losses
        ("In Georgia, 71 people were killed; on the Peruvian side 49 died.", ["", "Peru"]),
        ("Peru said 49 of its men had died; Georgia put its losses at 71.", ["Peru", "Georgia"]),
        ("About 120 people died in Peru and 12 on the Georgian side.", ["", "Georgia"]),
        # what people flee, and who moves them
        ("Some 1,200 people fled fighting in the Central African Republic.", ["Central African Republic"]),
        ("Clashes in Georgia forced 1,200 people to flee into neighbouring Armenia.", ["Georgia"]),
        ("Some 1,200 people are displaced inside Georgia.", ["Georgia"]),
        ("Some 1,200 people fled from Mali into Niger.", ["Mali"]),
        ("Some 1,200 people fled into Niger.", [""]),
        ("Georgian authorities announced the evacuation of 1,200 people from the border.", ["Georgia"]),
        # the dead of two sides alike
        ("Fighting between Georgian and Peruvian forces killed 12 soldiers.", [""]),
        ("Georgian soldiers and Peruvian troops clashed in Poti, killing ten combatants.", [""]),
        (
            "Georgia lost ten soldiers and Peru two. Georgia and Peru are at war. "
            "Tens of thousands of soldiers are believed to have fallen in the battles.",
            ["Georgia", "Peru", ""],
        ),
        ("Upward of 1,200 fighters and civilians were killed in the north.", [""]),
        # numbers that go on from people of no side
        ("In Peru the army killed a rebel and wounded two others.", ["", ""]),
        ("In Peru the army said three peacekeepers were killed and two wounded.", ["", ""]),
        # places that are described
        ("A bomber blew up a post in the western Georgian city of Poti, killing 12 people.", ["Georgia"]),
        ("A blast in the heart of the Georgian capital killed 12 people.", ["Georgia"]),
        ("A Hamas bomber struck a bus near the Georgian capital, killing 12 people.", ["Georgia"]),
        ("In the state of Georgia, 12 people died.", [""]),
        # attacks from, people kidnapped, citizens, units
        ("At least 12 civilians were killed in missile strikes from Georgia.", [""]),
        ("Gunmen who had kidnapped 12 villagers in northern Peru let them go.", ["Peru"]),
        ("Georgia said that 12 citizens had been wounded.", ["Georgia"]),
        ("Gunmen attacked a group of Georgia Defence Forces, killing three.", ["Georgia"]),
        # police are of where they serve, others are not of the soldiers before them
        (
            "A Peruvian army patrol was in Poti and Tbilisi. Fighting in Poti went on. "
            "In a square two policemen died.",
            ["Georgia"],
        ),
        ("Two Peruvian soldiers were killed. Three other people were hurt.", ["Peru", ""]),
        (
            "A bomb struck a Peruvian patrol, killing four Georgian nurses and wounding 19 people.",
            ["Georgia", "Georgia"],
        ),
        ("Raiders stormed the Georgian Maternity Hospital, killing 12 patients.", [""]),
        ("Some 1,200 residents were forced to leave the Georgian city of Poti.", ["Georgia"]),
        # whom "of them" and "his comrades" mean, and the other side
        ("Raiders drove out Georgian villagers and killed 12 of them.", ["Georgia"]),
        ("A Georgian soldier was killed and his two comrades were wounded.", ["Georgia", "Georgia"]),
        (
            "Georgia and Peru are at war. Georgia said that three of its soldiers had died, and that on "
            "the other side at least 30 were dead. Peru denied it.",
            ["Georgia", "Peru"],
        ),
        ("The Georgian death toll in Peru is over 400.", ["Georgia"]),
        ("The number of Georgian service personnel killed in Peru since 2001 reached 12.", ["Georgia"]),
        ("Unlike the Peruvian side, the Georgian side has lost four soldiers.", ["Georgia"]),
        ("Peru said that Georgia lost 12 men.", ["Georgia"]),
        ("Georgia, in its war with Peru, lost 12 men.", ["Georgia"]),
        ("Two people died on the Peruvian side, and nine died on the Georgian side.", ["Peru", "Georgia"]),
        # units of an army are no side, rebel casualties are no army's
        ("In Georgia the Georgian army fought on. An officer of the Techua Battalion was hurt.", ["Georgia"]),
        (
            "In Georgia the Georgian army lost five soldiers and spoke of 12 rebel casualties.",
            ["Georgia", ""],
        ),
        # who does harm does not suffer it
        ("Georgia armed. Georgia marched. Georgia fired. Georgian drones killed 12 villagers.", [""]),
    ],
)
def test_whose_people_they_are(text: str, expected: list[str]) -> None:
    assert sides(text) == expected
