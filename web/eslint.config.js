import { defineConfigWithVueTs, vueTsConfigs } from "@vue/eslint-config-typescript";
import accessibility from "eslint-plugin-vuejs-accessibility";
import vue from "eslint-plugin-vue";

export default defineConfigWithVueTs(
  { ignores: ["dist/**", "node_modules/**", "public/**", "src/shared/schema.d.ts", "src/components.d.ts"] },
  vue.configs["flat/recommended"],
  accessibility.configs["flat/recommended"],
  vueTsConfigs.strict,
  {
    rules: {
      // the layout of templates is left to the writer; what is checked here is meaning
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/html-self-closing": "off",
      "vue/multi-word-component-names": "off",
      "vue/html-closing-bracket-newline": "off",
      "vue/html-indent": "off",
      "vue/no-v-html": "error",
      "vue/no-static-inline-styles": "error",
      "vue/require-default-prop": "off",
      "vuejs-accessibility/label-has-for": "off",
      "vuejs-accessibility/form-control-has-label": "off",
      eqeqeq: "error",
      "no-console": "error",
      "max-lines": ["error", 300],
    },
  },
);
