//! Roles that accounts hold, who is in charge of what, and who may sign for whom.

use super::account::AccountId;
use super::agency::UnitId;
use super::valid_on;
use kernel::Date;
use store::{record, text_enum};

text_enum! {
    /// What a person is in the agency. Screens name them as `practice.md` §8 does.
    pub enum Role {
        /// Trưởng ban.
        Head = "head",
        /// Phó Trưởng ban.
        DeputyHead = "deputy_head",
        /// Chánh Văn phòng.
        ChiefOfOffice = "chief_of_office",
        /// Phó Chánh Văn phòng.
        DeputyChiefOfOffice = "deputy_chief_of_office",
        /// Trưởng phòng.
        UnitHead = "unit_head",
        /// Chuyên viên.
        Specialist = "specialist",
        /// Đầu mối cải cách hành chính của đơn vị.
        ReformFocalPoint = "reform_focal_point",
        /// Đầu mối kiểm soát thủ tục hành chính.
        ProcedureControlFocalPoint = "procedure_control_focal_point",
        /// Văn thư.
        Clerk = "clerk",
        /// Ban biên tập.
        EditorialBoard = "editorial_board",
        /// Thư ký Ban biên tập.
        EditorialSecretary = "editorial_secretary",
        /// Kế toán.
        Accountant = "accountant",
        /// Đại diện khu công nghiệp.
        ZoneRepresentative = "zone_representative",
        /// Bí thư chi bộ.
        PartySecretary = "party_secretary",
        /// Chủ tịch công đoàn.
        UnionChair = "union_chair",
        /// Bí thư chi đoàn.
        YouthSecretary = "youth_secretary",
        /// Quản trị.
        Administrator = "administrator",
        /// Người, bộ phận bảo vệ dữ liệu cá nhân.
        DataProtection = "data_protection",
    }
}

text_enum! {
    /// By what title a role is held.
    pub enum Tenure {
        /// Appointed to it.
        Full = "full",
        /// "Quyền": holds the post until somebody is appointed.
        Acting = "acting",
        /// "Phụ trách": a deputy who runs it; signs as a deputy does.
        InCharge = "in_charge",
    }
}

record! {
    /// A role that an account holds for a time.
    pub struct RoleGrant {
        id: uuid::Uuid,
        account_id: AccountId,
        role: Role,
        tenure: Tenure,
        /// The unit it is held in, where that is not the account's own.
        unit_id: Option<UnitId>,
        valid_from: Date,
        valid_to: Option<Date>,
    }
}

record! {
    /// "Lãnh đạo phụ trách": which leader is in charge of a unit or of a named field, by the notice that assigns duties.
    pub struct Duty {
        id: uuid::Uuid,
        account_id: AccountId,
        /// Exactly one of unit and field is there.
        unit_id: Option<UnitId>,
        field: Option<String>,
        notice_number: String,
        notice_date: Date,
        valid_from: Date,
        valid_to: Option<Date>,
    }
}

record! {
    /// A written authorisation to sign for the Head (TUQ.): always with a last day and a scope.
    pub struct Authorisation {
        id: uuid::Uuid,
        account_id: AccountId,
        number: String,
        dated_on: Date,
        /// What may be signed, in the words of the paper.
        scope: String,
        valid_from: Date,
        valid_to: Date,
    }
}

impl RoleGrant {
    /// Whether the role is held on a day.
    #[must_use]
    pub fn holds_on(&self, on: Date) -> bool {
        valid_on(self.valid_from, self.valid_to, on)
    }
}

impl Duty {
    /// Whether the notice holds on a day.
    #[must_use]
    pub fn holds_on(&self, on: Date) -> bool {
        valid_on(self.valid_from, self.valid_to, on)
    }
}
