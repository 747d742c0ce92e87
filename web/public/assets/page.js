"use strict";

const root = document.documentElement;
const REFRESH_MS = 5000;

// A browser may forbid storage; the page then just forgets.
const memory = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch { /* forgotten */ } },
};

function speak(language) {
  root.lang = language;
  document.title = language === "en"
    ? "Yunfang · open platform for insurance e-prescriptions"
    : "云方 Yunfang · 医保电子处方开放平台";
}

function size(larger) {
  if (larger) {
    root.dataset.size = "larger";
  } else {
    delete root.dataset.size;
  }
  document.getElementById("larger").setAttribute("aria-pressed", String(larger));
}

document.getElementById("language").addEventListener("click", () => {
  const next = root.lang === "en" ? "zh-CN" : "en";
  speak(next);
  memory.set("yunfang.language", next);
});

document.getElementById("larger").addEventListener("click", () => {
  const larger = root.dataset.size !== "larger";
  size(larger);
  memory.set("yunfang.larger", String(larger));
});

speak(memory.get("yunfang.language") === "en" ? "en" : "zh-CN");
size(memory.get("yunfang.larger") === "true");

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", second: "2-digit",
});
const figures = new Intl.NumberFormat("en-US");

function say(id, state, chinese, english) {
  document.getElementById(id).dataset.state = state;
  document.getElementById(id + "-zh").textContent = chinese;
  document.getElementById(id + "-en").textContent = english;
}

let shownAt = "";

function show(live) {
  for (const place of document.querySelectorAll("[data-count]")) {
    const value = place.dataset.count.split(".").reduce((from, name) => from?.[name], live);
    place.textContent = typeof value === "number" ? figures.format(value) : "–";
  }
  document.getElementById("demo").hidden = live.demo !== true;
  shownAt = clock.format(new Date(live.asOf));
  say("asof", "fresh", `更新于 ${shownAt}`, `Updated ${shownAt}, China time`);
}

function stale() {
  if (shownAt) {
    say("asof", "stale", `连接中断，显示的是 ${shownAt} 的数据，正在重试`,
      `Connection lost; showing ${shownAt}, trying again`);
  } else {
    say("asof", "stale", "暂时读不到数据，正在重试", "No data yet, trying again");
  }
}

async function read(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

async function refresh() {
  if (document.hidden) {
    return;
  }
  try {
    show(await read("/api/v1/statistics/live"));
    say("health", "up", "运行正常", "Running");
  } catch {
    stale();
    say("health", "down", "连接不上平台", "Platform not reachable");
  }
}

async function tick() {
  await refresh();
  setTimeout(tick, REFRESH_MS);
}

document.addEventListener("visibilitychange", refresh);
tick();
