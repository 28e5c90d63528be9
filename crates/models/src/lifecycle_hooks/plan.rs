//! Where states stand and how the ways between them run, in both drawings.

use super::place::{Place, Place::*};
use crate::Size;

/// A point of an edge.
pub type Point = (i32, i32);

/// A node: its place, left edge, top, width, height.
pub type Node = (Place, i32, i32, i32, i32);

/// An edge: from, to, its corners, and whether it bypasses what usually happens.
pub type Edge = (Place, Place, &'static [Point], bool);

/// One drawing of the machine.
pub struct Plan {
    /// Without the pool's block.
    pub height: i32,
    /// The states.
    pub nodes: &'static [Node],
    /// The ways between them.
    pub edges: &'static [Edge],
    /// Where the timer begins, from the top of the machine.
    pub timer: i32,
    /// Its length.
    pub track: i32,
    /// Height of the pool's block, above.
    pub pool_height: i32,
    /// The pool's states, with the prefix.
    pub pool_nodes: &'static [Node],
    /// The ways between those.
    pub pool_edges: &'static [Edge],
}

static WIDE: Plan = Plan {
    height: 412,
    nodes: &[
        (Pending, 4, 46, 104, 40),
        (PendingWait, 150, 46, 138, 40),
        (PendingProceed, 366, 46, 142, 40),
        (InService, 548, 138, 120, 60),
        (Standby, 366, 148, 134, 40),
        (Detached, 690, 148, 84, 40),
        (Terminating, 548, 250, 120, 40),
        (TerminatingWait, 346, 250, 162, 40),
        (TerminatingProceed, 149, 250, 166, 40),
        (Terminated, 4, 250, 104, 40),
    ],
    edges: &[
        (Pending, PendingWait, &[(108, 66), (150, 66)], false),
        (PendingWait, PendingProceed, &[(288, 66), (366, 66)], false),
        (
            PendingProceed,
            InService,
            &[(508, 66), (590, 66), (590, 138)],
            false,
        ),
        (
            Pending,
            InService,
            &[(56, 46), (56, 20), (626, 20), (626, 138)],
            true,
        ),
        (InService, Terminating, &[(608, 198), (608, 250)], false),
        (
            Terminating,
            TerminatingWait,
            &[(548, 270), (508, 270)],
            false,
        ),
        (
            TerminatingWait,
            TerminatingProceed,
            &[(346, 270), (315, 270)],
            false,
        ),
        (
            TerminatingProceed,
            Terminated,
            &[(149, 270), (112, 270)],
            false,
        ),
        (
            Terminating,
            Terminated,
            &[(608, 290), (608, 318), (56, 318), (56, 294)],
            true,
        ),
        (InService, Standby, &[(548, 168), (500, 168)], false),
        (Standby, Pending, &[(366, 168), (56, 168), (56, 86)], false),
        (InService, Detached, &[(668, 168), (690, 168)], false),
        (
            PendingWait,
            Terminating,
            &[(219, 86), (219, 222), (580, 222), (580, 250)],
            true,
        ),
    ],
    timer: 346,
    track: 660,
    pool_height: 156,
    pool_nodes: &[
        (Pending, 12, 30, 104, 40),
        (PendingWait, 158, 30, 138, 40),
        (PendingProceed, 340, 30, 142, 40),
        (Warmed, 526, 30, 116, 40),
        (Terminated, 12, 88, 104, 40),
        (TerminatingProceed, 150, 88, 166, 40),
        (TerminatingWait, 350, 88, 162, 40),
        (Terminating, 546, 88, 120, 40),
    ],
    pool_edges: &[
        (Pending, PendingWait, &[(116, 50), (158, 50)], false),
        (PendingWait, PendingProceed, &[(296, 50), (340, 50)], false),
        (PendingProceed, Warmed, &[(482, 50), (526, 50)], false),
        (Warmed, Terminating, &[(606, 70), (606, 88)], false),
        (
            Terminating,
            TerminatingWait,
            &[(546, 108), (512, 108)],
            false,
        ),
        (
            TerminatingWait,
            TerminatingProceed,
            &[(350, 108), (316, 108)],
            false,
        ),
        (
            TerminatingProceed,
            Terminated,
            &[(150, 108), (120, 108)],
            false,
        ),
    ],
};

static NARROW: Plan = Plan {
    height: 562,
    nodes: &[
        (Pending, 64, 7, 120, 38),
        (PendingWait, 44, 69, 160, 38),
        (PendingProceed, 44, 131, 160, 38),
        (InService, 64, 193, 120, 38),
        (Standby, 226, 193, 130, 38),
        (Detached, 250, 255, 106, 38),
        (Terminating, 64, 255, 120, 38),
        (TerminatingWait, 44, 317, 160, 38),
        (TerminatingProceed, 40, 379, 168, 38),
        (Terminated, 64, 441, 120, 38),
    ],
    edges: &[
        (Pending, PendingWait, &[(124, 45), (124, 69)], false),
        (
            PendingWait,
            PendingProceed,
            &[(124, 107), (124, 131)],
            false,
        ),
        (PendingProceed, InService, &[(124, 169), (124, 193)], false),
        (
            Pending,
            InService,
            &[(64, 26), (12, 26), (12, 206), (64, 206)],
            true,
        ),
        (InService, Terminating, &[(124, 231), (124, 255)], false),
        (
            Terminating,
            TerminatingWait,
            &[(124, 293), (124, 317)],
            false,
        ),
        (
            TerminatingWait,
            TerminatingProceed,
            &[(124, 355), (124, 379)],
            false,
        ),
        (
            TerminatingProceed,
            Terminated,
            &[(124, 417), (124, 437)],
            false,
        ),
        (
            Terminating,
            Terminated,
            &[(64, 284), (12, 284), (12, 460), (60, 460)],
            true,
        ),
        (InService, Standby, &[(184, 206), (226, 206)], false),
        (Standby, Pending, &[(291, 193), (291, 26), (184, 26)], false),
        (
            InService,
            Detached,
            &[(184, 222), (214, 222), (214, 274), (250, 274)],
            false,
        ),
        (
            PendingWait,
            Terminating,
            &[(44, 88), (30, 88), (30, 267), (64, 267)],
            true,
        ),
    ],
    timer: 496,
    track: 294,
    pool_height: 242,
    pool_nodes: &[
        (Pending, 8, 30, 156, 36),
        (PendingWait, 8, 80, 156, 36),
        (PendingProceed, 8, 130, 156, 36),
        (Warmed, 8, 180, 156, 36),
        (Terminating, 182, 30, 168, 36),
        (TerminatingWait, 182, 80, 168, 36),
        (TerminatingProceed, 182, 130, 168, 36),
        (Terminated, 182, 180, 168, 36),
    ],
    pool_edges: &[
        (Pending, PendingWait, &[(86, 66), (86, 80)], false),
        (PendingWait, PendingProceed, &[(86, 116), (86, 130)], false),
        (PendingProceed, Warmed, &[(86, 166), (86, 180)], false),
        (
            Warmed,
            Terminating,
            &[(164, 198), (173, 198), (173, 48), (182, 48)],
            true,
        ),
        (Terminating, TerminatingWait, &[(266, 66), (266, 80)], false),
        (
            TerminatingWait,
            TerminatingProceed,
            &[(266, 116), (266, 130)],
            false,
        ),
        (
            TerminatingProceed,
            Terminated,
            &[(266, 166), (266, 176)],
            false,
        ),
    ],
};

/// The plan of a drawing.
pub fn plan(size: Size) -> &'static Plan {
    match size {
        Size::Wide => &WIDE,
        Size::Narrow => &NARROW,
    }
}
