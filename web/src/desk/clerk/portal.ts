import type { Portal } from "../portal";
import { countDead } from "./dead";

const portal: Portal = {
  name: "clerk",
  roles: ["CLERK"],
  title: ["医保经办", "Insurance office"],
  pages: [
    { path: "", title: ["待人工处理", "To see to"], component: () => import("./Dead.vue"), count: countDead },
  ],
};

export default portal;
