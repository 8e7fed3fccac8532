//! What a draft's wishes come to on paper. Preview, exports and page counts all ask here.

use crate::layout::{self, Color, House, PageStyle, Style, TEXT_CONTRAST, Wishes};
use crate::model::{Draft, Edges, HouseColor, Logo, Look, ParagraphNumbers, TypeSize};

use super::logo_picture;

/// Returns how the paper of a draft looks.
pub fn page_style(draft: &Draft) -> PageStyle {
    let Look {
        color,
        type_size,
        edges,
        // What is numbered is part of what the paper says: `content` sees to it.
        paragraph_numbers:
            ParagraphNumbers::AsTemplate | ParagraphNumbers::On | ParagraphNumbers::Off,
    } = draft.look;
    let wishes = Wishes {
        color: color.map(on_paper),
        body: Some(match type_size {
            TypeSize::Twelve => 12.0,
            TypeSize::Fourteen => 14.0,
            TypeSize::Sixteen => 16.0,
        }),
        has_narrow_margins: match edges {
            Edges::Normal => false,
            Edges::Narrow => true,
        },
        logo: draft.logo.as_ref().and_then(printed),
    };
    Style::shipped().page_style(&wishes)
}

/// Returns a logo as it is printed: with its words, or not at all.
fn printed(logo: &Logo) -> Option<layout::Logo> {
    let picture = logo_picture(logo).ok().filter(|_| logo.has_words())?;
    let alt = logo.alt.trim().into();
    Some(layout::Logo { picture, alt })
}

fn on_paper(HouseColor([red, green, blue]): HouseColor) -> Color {
    Color(red, green, blue)
}

/// Says plainly what a house colour comes to: how far words stand out from it, and what the
/// paper does where that is not enough.
pub fn color_statement(color: Option<HouseColor>) -> String {
    let style = Style::shipped();
    let Some(color) = color.map(on_paper) else {
        return "Without a colour of its own, the paper is teal.".to_owned();
    };
    let contrast = color.contrast(Color::WHITE);
    let House {
        text,
        ground,
        on_ground,
    } = House::of(color, style.colors.ink);
    if contrast >= TEXT_CONTRAST {
        return format!(
            "White words on this colour, and this colour on white, have a contrast of {contrast:.1} to 1. Readers need {TEXT_CONTRAST}."
        );
    }
    let hex = |Color(red, green, blue)| HouseColor([red, green, blue]).to_string();
    let problem = format!(
        "White words cannot be read on this colour: a contrast of {contrast:.1} to 1, where readers need {TEXT_CONTRAST}."
    );
    if ground == color {
        let dark = ground.contrast(on_ground);
        format!(
            "{problem} So the words on the cover are dark ({dark:.1}), and headings and rules are a darker shade, {}.",
            hex(text)
        )
    } else {
        format!(
            "{problem} So the paper has a darker shade of it, {}.",
            hex(text)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_cannot_be_read_is_said_plainly() {
        let say = |text: &str| color_statement(HouseColor::read(text));
        assert!(say("#14606a").contains("7.2 to 1"), "{}", say("#14606a"));
        assert!(say("#ffd200").contains("words on the cover are dark"));
        assert!(say("#d9534f").contains("a darker shade of it, #"));
        assert!(say("").contains("teal"));
    }

    #[test]
    fn wishes_reach_the_paper() {
        let mut draft = Draft::default();
        assert_eq!(page_style(&draft), PageStyle::default());
        draft.look.color = HouseColor::read("#7a1f33");
        draft.look.type_size = TypeSize::Sixteen;
        draft.look.edges = Edges::Narrow;
        let style = page_style(&draft);
        assert_eq!(style.colors.ground, Color(0x7a, 0x1f, 0x33));
        assert!(style.type_sizes.body > 15.0 && style.margins.side < 50.0);
    }
}
