//! What to do next, in order.
use crate::ui::draw::prelude::*;

/// Numbered tasks.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskList {
    /// The tasks.
    pub tasks: Vec<Html>,
}

impl TaskList {
    /// Its elements.
    pub fn html(&self) -> Html {
        html! {
            <ol class="task-list" role="list">
                for task in &self.tasks {
                    <li class="task-list__item"><div>{ task.clone() }</div></li>
                }
            </ol>
        }
    }
}
