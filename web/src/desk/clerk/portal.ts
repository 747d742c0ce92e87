import type { Portal } from "../portal";
import { countDead } from "./dead";
import { countWaiting } from "./filings";

const portal: Portal = {
  name: "clerk",
  roles: ["CLERK"],
  title: ["医保经办", "Insurance office"],
  pages: [
    { path: "", title: ["待人工处理", "To see to"], component: () => import("./Dead.vue"), count: countDead },
    { path: "filings", title: ["慢病", "Chronic"], component: () => import("./Filings.vue"), count: countWaiting },
    { path: "filings/:id", title: ["认定申请", "Application"], component: () => import("./Filing.vue") },
    { path: "clearing", title: ["清算", "Clearing"], component: () => import("./Clearing.vue") },
    { path: "clearing/:id", title: ["清算申请", "Application"], component: () => import("./ClearingCase.vue") },
    { path: "orders", title: ["拨付", "Payments"], component: () => import("./Orders.vue") },
    { path: "statement/:institution/:month", title: ["对账单", "Statement"], component: () => import("./Statement.vue") },
    { path: "reconciliation", title: ["对账", "Reconciliation"], component: () => import("./Reconciliations.vue") },
    { path: "reconciliation/:id", title: ["差异清单", "Differences"], component: () => import("./Reconciliation.vue") },
    { path: "ledger", title: ["总账", "Ledger"], component: () => import("./Ledger.vue") },
    { path: "ledger/account", title: ["账户", "Account"], component: () => import("./Account.vue"), hidden: true },
    { path: "policies", title: ["政策", "Policies"], component: () => import("./Policies.vue") },
    { path: "policies/trial", title: ["政策试算", "Try a policy"], component: () => import("./PolicyTrial.vue"), hidden: true },
    { path: "institutions", title: ["机构", "Institutions"], component: () => import("./Institutions.vue") },
    { path: "institutions/:code", title: ["机构", "Institution"], component: () => import("./Institution.vue") },
    { path: "designations", title: ["定点备案", "Designations"], component: () => import("./Designations.vue"), hidden: true },
    { path: "drugs", title: ["药品", "Drugs"], component: () => import("./Drugs.vue") },
    { path: "persons", title: ["参保人", "Persons"], component: () => import("./Person.vue") },
    { path: "settlements", title: ["结算单", "Settlements"], component: () => import("./Settlements.vue") },
    { path: "settlements/:setlId", title: ["结算单", "Settlement"], component: () => import("./Settlement.vue") },
    { path: "deliveries", title: ["配送", "Deliveries"], component: () => import("./Deliveries.vue") },
    { path: "rules", title: ["召回与规则", "Rules"], component: () => import("./Rules.vue") },
  ],
};

export default portal;
