//! What to do next, in order.
use yew::prelude::*;

/// Properties of [`TaskList`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TaskListProps {
    /// The tasks.
    pub tasks: Vec<Html>,
}

/// Numbered tasks.
#[component]
pub fn TaskList(props: &TaskListProps) -> Html {
    html! {
        <ol class="task-list" role="list">
            for task in &props.tasks {
                <li class="task-list__item"><div>{ task.clone() }</div></li>
            }
        </ol>
    }
}
