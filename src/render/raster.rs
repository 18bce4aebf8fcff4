//! Pictures made of points, from drawings: SVG in, PNG out.
//!
//! Drawing costs more than anything else on a page, so a picture is published as a value that says
//! what it shows. Whoever needs the points asks for them, or finds them where it kept them.

use sha2::{Digest, Sha256};

use crate::text::hexadecimal;

/// A picture that is still to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    svg: String,
    width: u32,
    height: u32,
}

impl Raster {
    /// A drawing that is to fill so many points.
    #[cfg(feature = "cards")]
    pub(crate) fn new(svg: String, width: u32, height: u32) -> Raster {
        Raster { svg, width, height }
    }

    /// The drawing.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// A name that two pictures share only if they look alike: of what is drawn, and by what.
    pub fn key(&self) -> String {
        let mut hasher = Sha256::new();
        hasher.update(env!("CARGO_PKG_VERSION"));
        hasher.update(format!("\n{}x{}\n{}", self.width, self.height, self.svg));
        hexadecimal(&hasher.finalize()[..16])
    }

    /// The picture as PNG.
    ///
    /// # Errors
    ///
    /// When the drawing is no SVG, or this program was built without `cards`.
    #[cfg(feature = "cards")]
    pub fn png(&self) -> Result<Vec<u8>, String> {
        use resvg::tiny_skia::{Pixmap, Transform};
        use resvg::usvg::{Options, Tree};
        let options = Options { fontdb: super::social::fonts(), ..Options::default() };
        let tree = Tree::from_str(&self.svg, &options).map_err(|error| error.to_string())?;
        let mut points = Pixmap::new(self.width, self.height).ok_or("it has no size")?;
        let across = f64::from(self.width) / f64::from(tree.size().width());
        let down = f64::from(self.height) / f64::from(tree.size().height());
        #[expect(clippy::cast_possible_truncation, reason = "a scale needs no more digits")]
        let scale = Transform::from_scale(across as f32, down as f32);
        resvg::render(&tree, scale, &mut points.as_mut());
        points.encode_png().map_err(|error| error.to_string())
    }

    /// The picture as PNG.
    ///
    /// # Errors
    ///
    /// Always: this program was built without `cards`.
    #[cfg(not(feature = "cards"))]
    pub fn png(&self) -> Result<Vec<u8>, String> {
        Err("this program was built without `cards`".to_owned())
    }
}
