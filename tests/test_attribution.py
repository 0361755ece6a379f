from __future__ import annotations

import pytest

from readout.analysis import analyse
from readout.attribution import Attribution
from readout.documents import Source
from readout.extraction import extract
from readout.text.rows import Row


def speaker(text: str, of: str = "12") -> str:
    analysis = analyse(Source(id="d", file="d.txt", text=text, sha256=""))
    offset = analysis.reading.text.index(of)
    place = next(i for i, s in enumerate(analysis.sentences) if s.start <= offset < s.end)
    rows = [Row(sentence) for sentence in analysis.sentences]
    saying = Attribution(analysis, rows).at(place, offset)
    return saying.speaker if saying else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Lami, a town that the UN has declared a safe area, shelling killed 12 people.", ""),
        ("According to what officials say, 12 people died.", "officials"),
        ("12 people died, according to what local doctors said.", "local doctors"),
        ("The health ministry keeps a list. This time it said that 12 people had died.", "Health Ministry"),
        ("Mayor Ann Lee met the press. She gave as the reason that 12 people were held.", "Ann Lee"),
        ("“They came,” said Mayor Ann Lee in Lami; 12 people have fled the town.", ""),
        ("Mayor Ann Lee said 90 people were seized. Of these, 12 have been let go.", "Ann Lee"),
        ("Mayor Ann Lee said 12 people had died.", "Ann Lee"),
        ("Mayor Ann Lee said on Monday that 12 people had died.", "Ann Lee"),
        ("At least 12 people died, Mayor Ann Lee said.", "Ann Lee"),
        ("At least 12 people died, said Mayor Ann Lee.", "Ann Lee"),
        ("At least 12 people, Mayor Ann Lee said, had died.", "Ann Lee"),
        ("According to Mayor Ann Lee, 12 people died.", "Ann Lee"),
        ("12 people died, according to Mayor Ann Lee.", "Ann Lee"),
        ("“We have lost 12 people,” Mayor Ann Lee said.", "Ann Lee"),
        ("Mayor Ann Lee spoke on Monday. She said that 12 people had died.", "Ann Lee"),
        ("“It was dark. 12 people died. We wept,” said Mayor Ann Lee.", "Ann Lee"),
        ("“It was dark,” said Mayor Ann Lee. “12 people died.”", "Ann Lee"),
        ("Officials said 12 people died.", "Officials"),
        ("The army says 40 were killed, the rebels say 12.", "rebels"),
        ("The army put the toll at 40, the rebels at 12.", "rebels"),
        ("12 people died, the army said two days later.", "army"),
        ("12 people died, the army said late on Friday, adding that a search was under way.", "army"),
        ("A doctor who works at the Lami clinic said 12 people had died.", "doctor"),
        ("A rebel group that fights in the north said it had killed 12 soldiers.", "rebel group"),
        ("12 people died, figures from the Health Ministry show.", "Health Ministry"),
        ("12 people died, data of the Red Cross showed.", "International Committee of the Red Cross"),
        ("They buried 12 victims whose names had been confirmed by their kin.", ""),
        ("The army responded with shells, killing 12 villagers.", ""),
        ("“We lost 12 men,” Ann Lee said to reporters in Lami.", "Ann Lee"),
        ("Some 12 people died, UN figures showed March 27, but others fled.", "United Nations"),
        ("A school was raided and 12 pupils were held, the weekly report documented.", ""),
        ("12 people died, the army said on Friday that weather had delayed it.", ""),
        ("“We lost 12 people,” Ann Lee, head of the Orsin clinic, said.", "Ann Lee"),
        ("“We lost 12 people,” Ann Lee, administrative director of Lami port, told AFP.", "Ann Lee"),
        ("“We lost 12 people,” the police statement said.", "police"),
        (
            "The police issued a note.\n“Raiders shot 9 of us,” the police statement said.\n"
            "“Another 12 guards of the Lami River Corps died,” it added.",
            "police",
        ),
        (
            "The Relief Corps, men who work under the Suva Port Board, said 3 died. It said 12 were lost.",
            "Relief Corps",
        ),
        ('"Our side: 9 dead. Enemy side: 12 dead and 4 injured," the ministry said.', "ministry"),
        (
            "The raid killed 12, Lami News quoted Ben Tahu, commander of the second division, as saying.",
            "Ben Tahu",
        ),
        ("The Lami Times carried a story in May saying 12 people had died.", "Lami Times"),
        ("The front brought a truck, said to hold 12 bodies, to the border.", ""),
        ("The army put the toll at 12, the rebels at", "army"),
        ("Ann Lee said that her office had counted 12 dead.", "Ann Lee"),
        ("Ann Lee, a nurse of the clinic in Lami, told LauNews that 12 people died.", "Ann Lee"),
        ("Tbilisi claims that 12 people died.", "Georgia"),
        ("Tbilisi claims brought 12 dead no peace.", ""),
        ("12 people died, the provincial police said.", "provincial police"),
        ("A spokesman for the hospital said 12 people died.", "hospital"),
        ("Georgia said that 12 people died.", "Georgia"),
        ("The Georgian Defence Ministry put the toll at 12 dead.", "Georgian Defence Ministry"),
        ("UN data put the number of dead at 12.", "United Nations"),
        ("Police said two men fled, while Mayor Ann Lee said 12 died.", "Ann Lee"),
        ("Mayor Ann Lee met the families, adding that 12 people died.", "Ann Lee"),
        ("Mayor Ann Lee was quoted as saying that 12 people had died.", "Ann Lee"),
        ("Mayor Ann Lee spoke of 12 dead.", "Ann Lee"),
        ("Some 12 people died, the town's mayor, Ann Lee, said.", "Ann Lee"),
        ("The Georgian army has revised to 12 the number of dead.", "Georgian army"),
        ("The dead are estimated at 12 by the provincial police.", "provincial police"),
        ("Residents disputed this. According to them 12 people died.", "Residents"),
        ("Mayor Ann Lee has it from friends that 12 people died.", "Ann Lee"),
        ("UN figures show that 12 people died.", "United Nations"),
        ("The ministry's statement said that 12 people died.", "ministry"),
        ("Mayor Ann Lee called for the release of 12 people.", "Ann Lee"),
        ("Neither ministry gave a number; Mayor Ann Lee put it at 12.", "Ann Lee"),
        ("Our team has counted 12 dead.", ""),
        ("The military listed 12 of its men as captured.", "military"),
        ("Lau groups abroad say 12 people died.", "Lau groups"),
        ("Mayor Ann Lee came first.\n“At least 12 people died. It was dark.”", "Ann Lee"),
        ("Mayor Ann Lee met Jo Hale.\n“At least 12 people died. It was dark.”", ""),
        # the subject with what stands behind it
        ("At least 12 people died, a nurse there told the Lau Courier.", "nurse"),
        ("At least 12 people died, a doctor at the town's clinic told reporters by telephone.", "doctor"),
        ("At least 12 people died, an army spokesman in Lami said.", "army"),
        ("At least 12 people died, Ann Lee, the district mayor, said.", "Ann Lee"),
        ("At least 12 people died, its director, Ann Lee, told reporters.", "Ann Lee"),
        ("The panel's aid wing, LAW, said 12 people died.", "LAW"),
        (
            "The Lau Council, in which Norway, Peru and Fiji take part, reports that 12 people died.",
            "Lau Council",
        ),
        ("One week after Storm Ana the police report 12 dead.", "police"),
        # the verb goes on with a subject told before
        ("The mayor came to the square and said that 12 people died.", "mayor"),
        ("The Lau Council says it was there and claims to have counted 12 dead.", "Lau Council"),
        ("Mayor Ann Lee, who was there, said 12 people died.", "Ann Lee"),
        # claims that another disputes, and who only is accused
        ("The army denied claims by the Lau Council that 12 people died.", "Lau Council"),
        ("The army dismissed as false the Lau Council's claim that 12 people died.", "Lau Council"),
        ("The army rejected reports that its men had killed 12 people.", ""),
        ("The army repeated its claim that 12 people died.", "army"),
        ("Army accused of killing 12 people", ""),
        ("The Lau Council accused the army of killing 12 people.", "Lau Council"),
        ("The gang, which the Lau Council accused of killing 12 people, fled.", "Lau Council"),
        # what an organisation is called after its name
        ("The Lau Council spoke on Monday. The Suva-based rights group said 12 people died.", "Lau Council"),
        ("The Lau Council said houses burned. The watchdog put the toll at 12 dead.", "Lau Council"),
        ("The Lau Council said houses burned. The rebel group said 12 people died.", "rebel group"),
        ("The Lau Council said they fought the Shining Path. Some 12 died, the group said.", "Lau Council"),
        ("Fiji's Truth and Justice Council said 12 people died.", "Truth and Justice Council"),
        ("The Georgian army said houses burned. The agency said 12 people died.", "agency"),
        # a ministry's land and town, and who attacks
        ("The Lau Ministry of Health said 12 people died.", "Lau Ministry of Health"),
        ("At least 12 killed in Georgian air strike on Lau: Health Ministry", "Health Ministry"),
        # counts
        ("By the army's count 12 people died.", "army"),
        ("Mayor Ann Lee spoke on Monday. By her account 12 people died.", "Ann Lee"),
        ("Twelve children and 12 women died in the estimate of the Lau Council.", "Lau Council"),
        ("The Lau Council has counted 12 dead.", "Lau Council"),
        ("The Georgian army put its losses at 12 dead.", "Georgian army"),
        # pronouns
        ("Mayor Ann Lee wept. A nurse said she had fled; 12 people, she said, had died.", "nurse"),
        ("The Lau Council spoke on Monday. It says 12 people died.", "Lau Council"),
        # headings, listeners, and sentences that go on
        ("ICRC: 12 prisoners freed", "International Committee of the Red Cross"),
        ("Ann Lee, 31, who fled, told the Lau Courier that 12 people died.", "Ann Lee"),
        ("Mayor Ann Lee said two people died. Another 12 were hurt.", "Ann Lee"),
        ("12 people died, said Mayor Ann Lee last night, two of them women.", "Ann Lee"),
        ("Mayor Ann Lee: “We lost 12 people.”", "Ann Lee"),
        # translated orders
        ("12 people died, as Mayor Ann Lee informed.", "Ann Lee"),
        # a name behind what somebody is, and what somebody is behind a name
        ("“They killed 12,” said a resident, Ann Lee.", "Ann Lee"),
        ("“They killed 12,” Ann Lee, a resident of Lami, told the Lau Times.", "Ann Lee"),
        ("“They killed 12,” a man close to the talks, who fled, told the Lau Times.", "man"),
        ("Local TV said 12 people died.", "Local TV"),
        ("According to official data, 12 people died.", "official data"),
        (
            "The Help Association for Political Prisoners said 12 people died.",
            "Help Association for Political Prisoners",
        ),
        ("As informed by the Georgian Defence Ministry, 12 people died.", "Georgian Defence Ministry"),
        ("By words of Mayor Ann Lee, 12 people died.", "Ann Lee"),
        ("By Tbilisi data, 12 people died.", "Georgia"),
        ("From data of the Lau Council, 12 people died.", "Lau Council"),
        ("In the opinion of Mayor Ann Lee, 12 people died.", "Ann Lee"),
        # what a body speaks through
        ("The Lau Council's press service said 12 people died.", "Lau Council"),
        (
            "The press service of the Georgian Defence Ministry said 12 people died.",
            "Georgian Defence Ministry",
        ),
        ("The Georgian side said that 12 people died.", "Georgia"),
        # agencies cite others
        ("12 people died, Interfax reported, citing the Georgian army.", "Georgian army"),
        ("12 people died, Mayor Ann Lee was quoted by Interfax as saying.", "Ann Lee"),
        ("Interfax quoted Mayor Ann Lee as saying that 12 people died.", "Ann Lee"),
        ("Quoting Mayor Ann Lee, Interfax said 12 people died.", "Ann Lee"),
        ("12 people died, said a Lau Courier report quoting ministry officials.", "ministry officials"),
        ("The Lau Council quoted farmers as saying Georgian forces fired on men, killing 12.", "farmers"),
        ("Representatives of the Lost Farmers Office said that 12 people died.", "Lost Farmers Office"),
        ("The Lau Council says its monitors counted 12 dead.", "Lau Council"),
        # clauses about people told of before
        ("12 people, whom the Lau Council reported missing, are held.", "Lau Council"),
        ("The Lau Council asks what became of 12 people it says disappeared.", "Lau Council"),
        ("The Lau Council, which had spoken of 12 deaths, fell silent.", "Lau Council"),
        ("12 people died, Ann Lee, a farmer, told the Lau Courier.", "Ann Lee"),
        ("Witnesses counted 12 bodies.", "Witnesses"),
        ("The rebel front (LLF) said 12 people died.", "rebel front"),
        ("The Lau Council has new figures, of 12 wounded.", "Lau Council"),
        ("The Lau Council has a list with 12 dead.", "Lau Council"),
        ("The war took 12 lives according to the Fiji Doctors' Union.", "Fiji Doctors' Union"),
        ("The aid agency, UNICEF, announced Monday that a band under Ann Lee let 12 go.", "UNICEF"),
        # a source within what another says
        ("Ann Lee said the camp, which according to the Lau Council holds 12 men, is poor.", "Lau Council"),
        ("Ann Lee spoke of the war, in which by the army's count 12 died.", "army"),
        ("Ann Lee said the camp held 12 men according to the Lau Council.", "Lau Council"),
        ("Ann Lee said that 12 people had died, according to Interfax.", "Ann Lee"),
        ("Ann Lee said 12 people had died, Interfax reported.", "Ann Lee"),
        ("They brought 40, although the Lau Council had promised 12, said Ann Lee.", "Ann Lee"),
        ("The navy says 30 boats of the rebels sank with 12 sailors.", "navy"),
        ("Some 40 fled raids in which, according to the Lau Council, 12 died.", "Lau Council"),
        ("Mayor Ann Lee expects that more than 12 of them will go free.", "Ann Lee"),
        ("The hand-over of 12 bodies was affirmed by the Lau Council.", "Lau Council"),
        ("Some 12 people died, officials said, adding that two others were hurt.", "officials"),
        ("Fighting killed 12 rebels, an army spokesman, Colonel John Okello, said.", "John Okello"),
        ("“We have 12 dead,” Commander John Okello said by telephone.", "John Okello"),
        # those who listen, those who are called by a noun
        ("Ann Lee, a nurse, told LauNews of it. According to her, 12 people died.", "Ann Lee"),
        ("The Lau Freedom Movement fought on. The movement maintains that 12 died.", "Lau Freedom Movement"),
        ("At noon the military struck two camps in raids in which, it said, 12 died.", "military"),
        ("The army attacked on Monday. It said 12 people had died.", "army"),
        # a place before the source is no second source
        ("Some 12 people died in remote eastern Fiji, Interfax reported.", "Interfax"),
        ("Peru, Chile and Fiji said 12 people died.", "Peru and Chile and Fiji"),
        ("Some 12 people died, military and local sources said.", "military and local sources"),
        ("Police and witnesses said that 12 people died.", "Police and witnesses"),
        ("The army attacked and witnesses said that 12 people died.", "witnesses"),
        ("Some 12 people died, according to officials and residents.", "officials and residents"),
        # who only hands on, gets or prints what another says
        ("12 people died, the army said on Sunday, Lami News reports citing Interfax.", "army"),
        ("A statement from Fiji's navy obtained by Interfax and the BBC confirmed 12 deaths.", "Fijian navy"),
        ("According to a government statement made available to Interfax, 12 died.", "government"),
        ("According to reports received by the Lau Council, 12 died.", "Lau Council"),
        ("Lami News, with reference to the army, wrote about 12 dead.", "army"),
        # clauses about a deed told of before
        ("The UN condemned the raid, which it said killed 12 people.", "United Nations"),
        # what a body gives out speaks for it, and for nobody to whom it goes
        ("Lau Watch's latest report said 12 people died.", "Lau Watch"),
        ("The UN mission's annual report said 12 people died.", "UN mission"),
        ("The commission's final report said 12 people died.", "commission"),
        ("A new report by the Suva Centre said 12 people died.", "Suva Centre"),
        ("The annual report of the Suva Centre said 12 people died.", "Suva Centre"),
        ("A report to the UN said 12 people died.", ""),
        ("The Lau Centre for Peace (LCP) Weekly Report said 12 people died.", "Lau Centre for Peace"),
        (
            "The Union for the Care of the Rights of Captives said 12 died.",
            "Union for the Care of the Rights of Captives",
        ),
        ("The country's largest rights group, Lauvai, said 12 people died.", "Lauvai"),
        ("The Bank of Fiji said 12 people died.", "Bank of Fiji"),
        ("Gunmen kill 12 villagers – Times of Fiji", ""),
        ("Gunmen kill 12 villagers – Fijian police", "Fijian police"),
        ("Official figures say that 12 people died.", ""),
        ("Government figures show that 12 people died.", "Government"),
        ("Fiji's army denied the claim and said that 12 people had died.", "Fijian army"),
        ("The Suva Centre found that 12 people died.", "Suva Centre"),
        ("It was found that 12 people died.", ""),
        # those who are counted are not the ones who said it
        ("Officials came. At least 12 guards died and a nurse was hurt, they said.", "Officials"),
        ("At least 12 guards and a nurse died, they said.", ""),
        # what was given out before
        ("The army spoke in a statement of 40 dead. The statement said 12 died later.", "army"),
        (
            "Two people fled, the Lau Council said. According to the statement, 12 stayed missing.",
            "Lau Council",
        ),
        ("The Lau Council issued a statement saying 12 people died.", "Lau Council"),
        ("The army has put out a note on Monday claiming that 12 people died.", "army"),
        ("A Kurdish security official spoke. The official said 12 people died.", "official"),
        # headlines
        ("Two raids kill 12 people in Lami: police", "police"),
        ("Police: 12 people held in Lami", "Police"),
        ("Some 12 soldiers killed over past day — army", "army"),
        ("Raid on Lami kills 12 people - Lau Council", "Lau Council"),
        ("Raid on Lami kills 12 people - and a dog", ""),
        ("Some 12 died, spokesman for the militia of the Lau Republic (LR) Jona Vaka said.", "Jona Vaka"),
        ("Hamas: raid kills 12 in Lami", "Hamas"),
        # stations, channels, agencies
        ("12 people died, Radio Suva reported on Monday.", "Radio Suva"),
        ("Some 12 were freed, private Lau News channel said.", "Lau News"),
        ("State-owned television said that 12 people died.", "State-owned television"),
        ("12 people died, said the agency, adding that more were hurt.", "agency"),
        ("Travellers arriving from the coast said that 12 people had died.", "Travellers"),
        ("The blast hurt 12 people, an army commander said requesting not to be named.", "army commander"),
        ("Ann Lee said 12 men have been released by the Fiji government.", "Ann Lee"),
        # told of before, in full
        (
            "Fiji's defence ministry met. The rain fell. The defence ministry said 12 died.",
            "Fijian Defence Ministry",
        ),
        ("Tonga's army met. The defence ministry said 12 died.", "Defence Ministry"),
        (
            "The Lau Observatory for Human Rights watches the war. 12 died, according to the group.",
            "Lau Observatory for Human Rights",
        ),
        ("12 died, according to the group.", "group"),
        ("The ministry gave the toll as 12 dead.", "ministry"),
        ("The head of the Lau Red Cross, Jona Vaka, came. He said 12 died.", "Jona Vaka"),
        ("The Lau Red Cross runs a camp. 12 died, the Lau Red Cross said.", "Lau Red Cross"),
        (
            "The Lau Coral Red Crescent runs a camp. 12 died, the Red Crescent said.",
            "Lau Coral Red Crescent",
        ),
    ],
)
def test_who_says_so(text: str, name: str) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people died.",
        "Reports say 12 people died.",
        "It is said that 12 people died.",
        "12 people were reported dead.",
        "Mayor Ann Lee claimed upwards of 12 lives.",
        "Since Mayor Ann Lee declared it a safe area, 12 people died.",
        "He said that 12 people had died.",
        "Mayor Ann Lee left early. In the night, 12 people died.",
        "Mayor Ann Lee, whose driver killed 12 people, said nothing.",
        "Italy counted votes. Italy recorded 12 deaths.",
        "Mayor Ann Lee said two people died. In Lami 12 were hurt.",
        "Of the 40 people whom Fiji reported missing, 12 were found.",
        "Some 12 people fled raids in which, according to the Lau Council, 40 died.",
        "Mayor Ann Lee said 40 died. More than 12 people were hurt.",
        "Georgia, she said, had peace. More than 12 people were killed.",
        "Among the 40 Greek Cypriots on the list 12 were found dead.",
        "The Lau Council has promised proof; a man was jailed for a raid in which 12 died.",
        "12 people reported killed in Fijian air strike",
        "Ann Lee's disputed victory led to riots that killed 12 people.",
        "The navy sank boats believed to be carrying arms, killing 12.",
        "12 men were seized in a raid authorities said was the work of Hamas fighters.",
        "12 men have been released by the Fiji government.",
        "Two died on the way; by Suva data, one died later. In Lami 12 were hurt.",
        "Doctors in Lami gave first aid to 12 wounded people.",
    ],
)
def test_the_author_says_so(text: str) -> None:
    assert speaker(text) == ""


def test_the_words_that_name_a_voice_are_quoted_whichever_stands_first() -> None:
    text = "By the numbers of the United Nations, 12 people were killed in the flood."
    (figure,) = extract(Source("report", "report.txt", text, "")).figures
    assert [cue.text for cue in figure.cues if cue.role == "speaker"] == ["numbers of the United Nations"]
