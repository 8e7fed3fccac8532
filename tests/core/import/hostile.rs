//! Files that are damaged, or made to harm: an answer or a reason, within bounds.

use candour::import::{ImportError, Kind, read, report::read_pdf};
use lopdf::{Document, Object, Stream, dictionary};

use super::{
    reports::of_today,
    tagged::{Packing, document},
};

#[test]
fn a_file_that_is_cut_or_changed_anywhere_gives_an_answer_or_a_reason() {
    for packing in [Packing::Plain, Packing::Packed] {
        let whole = document(&of_today(), packing);
        let step = whole.len() / 60;
        let mut n_read = 0;
        for at in (0..whole.len()).step_by(step) {
            n_read += usize::from(read_pdf(&whole[..at]).is_ok());
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            n_read += usize::from(read_pdf(&changed).is_ok());
            changed[at..].fill(b'(');
            n_read += usize::from(read_pdf(&changed).is_ok());
        }
        assert!(n_read > 0, "nothing could be read");
    }
}

#[test]
fn a_page_that_cannot_be_read_is_told() {
    let whole = document(&of_today(), Packing::Plain);
    let mut file = Document::load_mem(&whole).unwrap();
    let page = file.page_iter().next().unwrap();
    let contents = file.get_page_contents(page)[0];
    let stream = file
        .get_object_mut(contents)
        .unwrap()
        .as_stream_mut()
        .unwrap();
    let n_bytes = stream.content.len();
    stream.set_content(stream.content[..n_bytes * 9 / 10].to_vec());
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let report = read_pdf(&bytes).unwrap();
    assert_eq!(report.left[0].text, "Page 1");
}

/// A stream that is a thousand times larger than it looks.
fn bomb(n_bytes: usize) -> Stream {
    let mut stream = Stream::new(lopdf::Dictionary::new(), vec![b' '; n_bytes]);
    stream.compress().unwrap();
    stream
}

#[test]
fn what_inflates_without_end_is_stopped_and_told() {
    let whole = document(&of_today(), Packing::Plain);
    let mut file = Document::load_mem(&whole).unwrap();
    let page = file.page_iter().next().unwrap();
    let bomb = file.add_object(bomb(200_000_000));
    let contents = vec![Object::Reference(bomb); 50];
    file.get_object_mut(page)
        .and_then(Object::as_dict_mut)
        .unwrap()
        .set("Contents", contents);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    assert!(matches!(read_pdf(&bytes), Err(ImportError::Damaged { .. })));
}

#[test]
fn a_structure_that_holds_itself_comes_to_an_end() {
    let whole = document(&of_today(), Packing::Plain);
    let mut file = Document::load_mem(&whole).unwrap();
    let id = file.new_object_id();
    let node = dictionary! { "S" => "Sect", "K" => vec![Object::Reference(id); 3] };
    file.objects.insert(id, Object::Dictionary(node));
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = root.as_reference().unwrap();
    file.get_object_mut(root)
        .and_then(Object::as_dict_mut)
        .unwrap()
        .set("K", Object::Reference(id));
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    assert!(read_pdf(&bytes).is_err());
}

#[test]
fn files_of_other_kinds_say_why_not() {
    assert!(matches!(
        read(Kind::Report, b"%PDF-1.7\nnothing"),
        Err(ImportError::Damaged { .. })
    ));
    assert_eq!(read(Kind::Letter, b"Hello."), Err(ImportError::Nothing));
    assert_eq!(Kind::of("pdf", b""), Some(Kind::Report));
    assert_eq!(Kind::of("zip", b"PK"), None);
}
