//! A describer for tests that says the same of every picture.

use super::{Describer, Description, estimated};
use crate::ModelFault;
use async_trait::async_trait;

/// Says this.
pub struct ScriptedDescriber(pub Result<String, ModelFault>);

#[async_trait]
impl Describer for ScriptedDescriber {
    fn name(&self) -> &str {
        "scripted"
    }

    fn remote(&self) -> bool {
        false
    }

    async fn describe(&self, _picture: Vec<u8>, _media_type: &str, about: &str) -> Result<Description, ModelFault> {
        let told = format!("{} {about}", self.0.clone()?).trim().to_owned();
        Ok(Description { tokens: estimated(about, &told), told })
    }
}
