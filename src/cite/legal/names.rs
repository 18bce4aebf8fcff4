//! The names of parties as citations shorten them (Indigo Book, R11 and table T11).

use super::super::piece::typographic;

/// Words of captions and what stands for them in a citation, in the order of the alphabet. Names
/// of persons have none of these words, so that a name is never shortened.
const SHORT: [(&str, &str); 41] = [
    ("Administration", "Admin."),
    ("Advocacy", "Advoc."),
    ("American", "Am."),
    ("Association", "Ass’n"),
    ("Attorney", "Att’y"),
    ("Board", "Bd."),
    ("Center", "Ctr."),
    ("Commission", "Comm’n"),
    ("Commissioner", "Comm’r"),
    ("Committee", "Comm."),
    ("Corporation", "Corp."),
    ("County", "Cnty."),
    ("Department", "Dep’t"),
    ("Detention", "Det."),
    ("Director", "Dir."),
    ("Education", "Educ."),
    ("Enforcement", "Enf’t"),
    ("Federal", "Fed."),
    ("Foundation", "Found."),
    ("General", "Gen."),
    ("Government", "Gov’t"),
    ("Human", "Hum."),
    ("Immigrant", "Immigr."),
    ("Immigration", "Immigr."),
    ("Institute", "Inst."),
    ("International", "Int’l"),
    ("Investigation", "Investig."),
    ("Justice", "Just."),
    ("National", "Nat’l"),
    ("Office", "Off."),
    ("Organization", "Org."),
    ("Protection", "Prot."),
    ("Public", "Pub."),
    ("Rights", "Rts."),
    ("Secretary", "Sec’y"),
    ("Security", "Sec."),
    ("Service", "Serv."),
    ("Services", "Servs."),
    ("Society", "Soc’y"),
    ("University", "Univ."),
    ("and", "&"),
];

/// A caption as a citation has it: `Ms. L. v. U.S. Immigr. & Customs Enf’t`. Only the words of the
/// table change; everything else, `v.` and initials above all, stays as the registry writes it.
pub(super) fn caption(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let bare = word.trim_end_matches([',', ';', ')']);
        let rest = &word[bare.len()..];
        let short = SHORT.iter().find(|(long, _)| *long == bare);
        short.map_or_else(|| word.to_owned(), |(_, short)| format!("{short}{rest}"))
    });
    typographic(&words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_are_shortened() {
        for (text, expected) in [
            (
                "Ms. L. v. U.S. Immigration and Customs Enforcement",
                "Ms. L. v. U.S. Immigr. & Customs Enf’t",
            ),
            ("A.I.I.L. v. Sessions", "A.I.I.L. v. Sessions"),
            ("Washington v. United States", "Washington v. United States"),
            ("Ms. J.P. v. Barr", "Ms. J.P. v. Barr"),
            (
                "Southern Poverty Law Center v. Department of Homeland Security",
                "Southern Poverty Law Ctr. v. Dep’t of Homeland Sec.",
            ),
            ("In re Grand Jury", "In re Grand Jury"),
        ] {
            assert_eq!(caption(text), expected);
        }
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(SHORT.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
