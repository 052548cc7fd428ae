//! Branches: the exchanges of a conversation as a tree, and the branch of it that is shown.
//!
//! What is asked follows an exchange. Where several follow the same one, one of them is chosen; along the chosen ones
//! from the first to the last goes the branch that is shown, in every tab alike. A model is told nothing of the others.

use super::{Chat, store};
use crate::{Actor, Outcome, permit};
use contract::{Branch, ConversationId, LiveEvent, MessageId};
use std::collections::HashMap;
use uuid::Uuid;

/// An exchange and what it follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub id: Uuid,
    pub parent: Option<Uuid>,
    pub chosen: bool,
}

/// All exchanges of one conversation.
pub(super) struct Tree {
    nodes: HashMap<Uuid, Node>,
    /// What follows each, oldest first.
    following: HashMap<Option<Uuid>, Vec<Uuid>>,
}

impl Tree {
    /// Of nodes in the order in which they were asked.
    pub fn new(nodes: Vec<Node>) -> Self {
        let mut following: HashMap<Option<Uuid>, Vec<Uuid>> = HashMap::new();
        for node in &nodes {
            following.entry(node.parent).or_default().push(node.id);
        }
        Self { nodes: nodes.into_iter().map(|node| (node.id, node)).collect(), following }
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn get(&self, id: Uuid) -> Option<Node> {
        self.nodes.get(&id).copied()
    }

    /// From the first exchange to this one.
    pub fn up_to(&self, id: Uuid) -> Vec<Uuid> {
        let mut up = Vec::new();
        let mut at = self.nodes.get(&id);
        while let Some(node) = at.filter(|_| up.len() < self.nodes.len()) {
            up.push(node.id);
            at = node.parent.and_then(|parent| self.nodes.get(&parent));
        }
        up.reverse();
        up
    }

    /// The branch that is shown, or the one through an exchange that is asked for by itself.
    pub fn branch(&self, through: Option<Uuid>) -> Vec<Uuid> {
        let mut branch = through.map(|id| self.up_to(id)).unwrap_or_default();
        while branch.len() < self.nodes.len()
            && let Some(all) = self.following.get(&branch.last().copied())
        {
            let chosen = all.iter().rev().find(|id| self.nodes[*id].chosen).or(all.last());
            branch.extend(chosen);
        }
        branch
    }

    /// Its place among those that follow the same exchange.
    pub fn place(&self, id: Uuid) -> Branch {
        let Some(node) = self.nodes.get(&id) else { return Branch::default() };
        let all = self.following.get(&node.parent).map(Vec::as_slice).unwrap_or_default();
        let at = all.iter().position(|other| *other == id).unwrap_or_default();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Branch {
            number: number(at + 1),
            of: number(all.len()),
            previous: at.checked_sub(1).map(|before| all[before].into()),
            next: all.get(at + 1).map(|after| (*after).into()),
        }
    }

    /// Those on the way to an exchange that are not shown now.
    pub fn hidden(&self, to: Uuid) -> Vec<Node> {
        let shown = self.branch(None);
        self.up_to(to).into_iter().filter(|id| !shown.contains(id)).map(|id| self.nodes[&id]).collect()
    }
}

impl Chat {
    /// Shows the branch of an exchange, from now on and in every tab. Gives its conversation.
    pub async fn choose_branch(&self, actor: &Actor, message: MessageId) -> Outcome<ConversationId> {
        let held = permit::exchange(&self.tools, actor, message).await?;
        let transaction = self.tools.store.begin().await?;
        store::lock(&transaction, actor.account).await?;
        let tree = Tree::new(store::nodes(&transaction, held.conversation_id).await?);
        for node in tree.hidden(held.id) {
            store::choose(&transaction, held.conversation_id, node.parent, node.id).await?;
        }
        transaction.commit().await?;
        let conversation = held.conversation_id.into();
        self.tools.live.publish(actor.account, LiveEvent::Conversation { conversation });
        Ok(conversation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    /// Number, what it follows, whether it is chosen.
    fn tree(nodes: &[(u128, u128, bool)]) -> Tree {
        let node = |(one, parent, chosen): &(u128, u128, bool)| Node {
            id: id(*one),
            parent: (*parent > 0).then(|| id(*parent)),
            chosen: *chosen,
        };
        Tree::new(nodes.iter().map(node).collect())
    }

    fn numbers(ids: &[Uuid]) -> Vec<u128> {
        ids.iter().map(Uuid::as_u128).collect()
    }

    #[test]
    fn the_branch_goes_along_what_is_chosen() {
        let tree = tree(&[(1, 0, true), (2, 1, false), (3, 2, true), (4, 1, true), (5, 4, false), (6, 4, true)]);
        assert_eq!(numbers(&tree.branch(None)), [1, 4, 6]);
        assert_eq!(numbers(&tree.branch(Some(id(2)))), [1, 2, 3], "one that is asked for is shown with what follows");
        assert_eq!(numbers(&tree.branch(Some(id(5)))), [1, 4, 5]);
        let hidden: Vec<u128> = tree.hidden(id(3)).iter().map(|node| node.id.as_u128()).collect();
        assert_eq!(hidden, [2, 3]);
    }

    #[test]
    fn an_exchange_knows_its_place_among_its_siblings() {
        let tree = tree(&[(1, 0, true), (2, 1, false), (3, 1, true), (4, 1, false)]);
        let place = tree.place(id(3));
        assert_eq!((place.number, place.of), (2, 3));
        assert_eq!((place.previous, place.next), (Some(id(2).into()), Some(id(4).into())));
        assert_eq!(tree.place(id(1)), Branch { number: 1, of: 1, previous: None, next: None });
    }

    #[test]
    fn a_tree_whose_rows_are_wrong_still_ends() {
        let tree = tree(&[(1, 2, true), (2, 1, true)]);
        assert!(tree.branch(None).is_empty());
        assert!(tree.up_to(id(1)).len() <= 2);
        assert!(tree.branch(Some(id(1))).len() <= 2);
    }
}
