package org.folkmoot.browser;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the people of the [Town] are called, and what they wrote.
final class TownWritings {

    private TownWritings() {}

    /// Name, display name, about.
    static final String[][] PEOPLE = {
        {"aino", "Aino", "Grows more leeks than anybody can eat. Moderates *Gardening*."},
        {"ben", "", "Bicycles, bread, boats."},
        {"cleo", "Cleo Marchetti", "Cooks for eleven on Sundays."},
        {"dana", "", ""},
        {"emil", "", "I say what I think."},
        {"farida", "Farida", "Runs three small servers in a cupboard, and writes down what they cost."},
        {"goran", "", "Signal engineer, retired. Ask me about relays."},
        {"hana", "Hana", "Learning to mend everything that I own."},
        {"ivo", "", ""},
        {"kerttu", "", ""},
        {"liam", "", ""},
        {"mirela", "Mirela", ""},
        {"watchseller", "", ""},
    };

    /// Name, title, description, founder.
    static final String[][] COMMUNITIES = {
        {
            "garden",
            "Gardening",
            "What grows, what does not, and what to do about it.\n\n1. Be kind or be brief.\n2. Say where you are: a frost date helps.\n3. No shops.",
            "aino"
        },
        {"trains", "Trains", "Timetables, night trains, signals and sidings.", "goran"},
        {
            "selfhosted",
            "Self-hosting",
            "Running your own things on your own machines, **with the bill attached**.",
            "farida"
        },
        {"cooking", "Cooking", "Recipes that somebody has really cooked.", "cleo"},
        {"mending", "Mending", "Clothes, radios, chairs. Before and after pictures are welcome.", "hana"},
        {"town", "Town hall", "How this town is run. For members only.", "admin"},
        {"beekeeping", "Beekeeping", "", "kerttu"},
    };

    /// A post with its comments.
    ///
    /// @param liked    how many vote on it
    /// @param comments each `number of what it answers|author|text`; an empty number answers the post
    record Post(
            String community,
            String author,
            int minutesAgo,
            int liked,
            String title,
            @Nullable String url,
            @Nullable String body,
            List<String> comments) {

        Post {
            comments = List.copyOf(comments);
        }
    }

    private static Post link(
            String community, String author, int minutesAgo, int liked, String title, String url, String... comments) {
        return new Post(community, author, minutesAgo, liked, title, url, null, List.of(comments));
    }

    private static Post text(
            String community, String author, int minutesAgo, int liked, String title, String body, String... comments) {
        return new Post(community, author, minutesAgo, liked, title, null, body, List.of(comments));
    }

    static final List<Post> POSTS = List.of(
            text(
                    "town",
                    "admin",
                    7 * 1440,
                    9,
                    "How this town is run, and how to change that",
                    """
                    Everything that moderators do stands in the [log](/modlog), with its reason. If you think that a reason is bad, say so **here** and not in private.

                    - Communities make their own rules.
                    - The site has three: no spam, no private addresses, no cruelty.
                    - A ban ends by itself unless it is for good.
                    """,
                    "|aino|Thank you for writing it down before it was needed.",
                    "1|admin|It was nearly needed on Tuesday.",
                    "|emil|Who decides what is cruel?",
                    "3|goran|Usually the person it was said to.",
                    "4|hana|That is the best answer I have read on this."),
            link(
                    "trains",
                    "goran",
                    5 * 60,
                    64,
                    "The night train from Tallinn to Berlin is back, and it is full until March",
                    "https://railnews.example/2026/11/tallinn-berlin-night-train",
                    "|ben|Booked it for January. Two changes fewer than last year.",
                    "1|goran|And it stops in Kaunas at an hour at which one can buy soup.",
                    "2|cleo|Soup at which hour?",
                    "3|goran|21:40. I have checked.",
                    "|farida|What does a couchette cost now?",
                    "5|ben|79 with a reservation, 59 if you take the top bunk and bring your own sheet.",
                    "6|mirela|The top bunk is warmer anyway.",
                    "|liam|Full until March is the news here. Somebody add carriages.",
                    "8|goran|They have eleven on order. The factory says *spring*, which has been true of every spring since 2023."),
            text(
                    "garden",
                    "ben",
                    9 * 60,
                    28,
                    "What grew in your garden this autumn?",
                    """
                    Tell us what came up, what did not, and what you would sow **again**. Pictures are welcome; so are failures.

                    Mine, for a start:

                    | plant | sown | kg |
                    |---|---|--:|
                    | quince | inherited | 40 |
                    | leek | March | 12 |
                    | carrot | April | 0.3 |

                    > A garden is a thing of beauty and a job for ever.
                    """,
                    "|aino|Forty kilos of quinces! @ben, nobody at work will take any more of mine.",
                    "1|ben|Quince paste. It keeps for a year, and you can post it.",
                    "2|cleo|It also survives the post, which is the harder test. My recipe: equal weights of fruit and sugar, and a spoon that you do not love.",
                    "3|aino|How long until it sets?",
                    "4|cleo|Forty minutes, or until you are afraid of it.",
                    "|kerttu|Beans, beans and beans. The slugs took the lettuce, all of it, in one night.\n\nNext year:\n\n1. copper tape,\n2. a hedgehog,\n3. no lettuce.",
                    "6|hana|The hedgehog works. Ours has moved in under the shed.",
                    "|liam|0.3 kg of carrots is three more carrots than I had."),
            link(
                    "selfhosted",
                    "farida",
                    14 * 60,
                    33,
                    "I measured what it costs to host two thousand people: seven cents a month each",
                    "https://cupboard.example/what-it-costs",
                    "|liam|Does that include your time?",
                    "1|farida|No. With my time it is about four euros, and with my patience it cannot be paid.",
                    "2|liam|That is the honest number.",
                    "|ivo|Which disks?",
                    "4|farida|Two second-hand ones from different years, so that they do not die together.",
                    "|dana|The chart of electricity by hour is lovely. What happens at four in the morning?",
                    "6|farida|Backups. And apparently my heating."),
            text(
                    "mending",
                    "hana",
                    22 * 60,
                    19,
                    "The zip on my rain jacket has come off at the bottom. Is there anything to be done?",
                    "The teeth are fine, but the box at the bottom is gone. A new zip costs nearly as much as the jacket did.",
                    "|mirela|Yes: take the stop off another old zip with pliers and crimp it on. It takes ten minutes and lasts years.",
                    "1|hana|It worked! Eleven minutes, because I dropped it.",
                    "|ben|There is a repair morning at the library on the first Saturday, by the way."),
            link(
                    "cooking",
                    "cleo",
                    26 * 60,
                    24,
                    "Bread without kneading: the same dough, five different evenings",
                    "https://www.crumb.example/no-knead",
                    "|ivo|Number four is what I do when the children are asleep.",
                    "|aino|I let mine stand in the cellar, at eleven degrees. Two days.",
                    "2|cleo|That is a very patient cellar."),
            text(
                    "trains",
                    "ivo",
                    31 * 60,
                    12,
                    "Should the council reopen the branch line to the harbour?",
                    "The track is still there under the brambles, as far as the old mill. A walk along it is on the calendar for Sunday.",
                    "|emil|Only people without jobs want this.",
                    "1|goran|I had a job for forty-one years, and it was this.",
                    "|dana|The bus takes nineteen minutes when it comes."),
            link(
                    "selfhosted",
                    "ivo",
                    36 * 60,
                    15,
                    "PostgreSQL 18: skip scans explained with pictures",
                    "https://pgnotes.example/skip-scan",
                    "|farida|Finally somebody draws the tree the right way up."),
            text(
                    "garden",
                    "kerttu",
                    40 * 60,
                    16,
                    "When do you stop cutting the hedge?",
                    "Mine still grows, and the wrens are back."),
            link(
                    "mending",
                    "mirela",
                    2 * 1440,
                    21,
                    "Circuit diagrams of 4,000 radios, scanned by one patient man in Novi Sad",
                    "https://oldradios.example/archive",
                    "|goran|He answers letters, too. I know because he answered mine.",
                    "1|hana|What did you ask?",
                    "2|goran|Whether R14 is a misprint. It is."),
            text(
                    "cooking",
                    "liam",
                    2 * 1440 + 300,
                    11,
                    "Which bread keeps best on a boat?",
                    "Four days, no oven, everything damp.",
                    "|ben|Rye. It was old when you bought it, and will be no older when you land."),
            text(
                    "garden",
                    "dana",
                    2 * 1440 + 700,
                    9,
                    "My neighbour cut my roses",
                    "I came home and they were gone, down to the ground. What would you do?",
                    "|hana|Ask first. Then plant a thornier kind."),
            link(
                    "trains",
                    "ben",
                    3 * 1440,
                    18,
                    "A map of every station where one may take a bicycle up the stairs oneself",
                    "https://stairs.example/map"),
            link(
                    "cooking",
                    "aino",
                    3 * 1440 + 400,
                    14,
                    "Seventeen things to do with a leek",
                    "https://leeks.example/seventeen",
                    "|cleo|Eighteen: give it to a neighbour."),
            text(
                    "selfhosted",
                    "liam",
                    3 * 1440 + 800,
                    8,
                    "My backups have never been tried. How do I try them without losing my weekend?",
                    "They are encrypted and on a disk at my sister’s.",
                    "|farida|Restore one folder, today, onto another machine. Then write down how you did it.\n\n```\nrestic restore latest --target /tmp/try --include /srv/photos\n```"),
            text(
                    "mending",
                    "ben",
                    4 * 1440,
                    10,
                    "Chair leg, glued three times, broken four times",
                    "Is there a glue for this, or is it a matter of character?",
                    "|mirela|Drill, dowel, glue, clamp, wait. The waiting is the character."),
            link(
                    "garden",
                    "aino",
                    4 * 1440 + 500,
                    13,
                    "Seed swap at the library: what 140 people brought",
                    "https://seedswap.example/autumn"),
            text(
                    "beekeeping",
                    "kerttu",
                    5 * 1440,
                    7,
                    "First frost, and the bees are still out at noon",
                    "Two hives, both heavy. Is it too late to feed?"),
            link(
                    "selfhosted",
                    "farida",
                    5 * 1440 + 300,
                    12,
                    "A web server that fits on a floppy disk, and why that is not silly",
                    "https://floppy.example/server"),
            text(
                    "garden",
                    "hana",
                    6 * 1440,
                    9,
                    "What is this? It came up where I had sown spinach",
                    "Hairy leaves, red stems, smells of cucumber.",
                    "|aino|Borage. Keep it: the bees will thank you."),
            text("trains", "watchseller", 70, 0, "Cheap watches!!! Best price, tell your friends", "Write to me."),
            text("cooking", "cleo", 3 * 60, 3, "Never mind, I have found the pan", "It was in the oven."),
            link(
                    "garden",
                    "mirela",
                    90,
                    8,
                    "A hotbed from nothing but leaves, warm until February",
                    "https://leafmould.example/hotbed",
                    "|kerttu|How deep?",
                    "1|mirela|A metre, trodden down by children."),
            text(
                    "mending",
                    "ivo",
                    35,
                    3,
                    "Does anybody here have a button press that I could borrow?",
                    "For one coat. I bring it back with cake."));
}
