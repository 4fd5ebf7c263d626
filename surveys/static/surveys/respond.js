// Comfort only: every page works without it. Digits choose, a second click does not send twice, copy and print.
"use strict";

(() => {
  const practice = document.getElementById("practice");
  const shown = (element) => { element.hidden = false; };

  if (practice) {
    const questions = [...practice.querySelectorAll("fieldset")];
    if (window.matchMedia("(hover: hover)").matches) document.querySelectorAll(".for-keys").forEach(shown);
    document.addEventListener("keydown", (press) => {
      if (press.altKey || press.ctrlKey || press.metaKey || !/^[1-9]$/.test(press.key)) return;
      const question =
        questions.find((one) => one.contains(document.activeElement)) ||
        questions.find((one) => !one.querySelector(":checked")) ||
        questions[0];
      const radio = question && question.querySelectorAll(".answers input")[Number(press.key) - 1];
      if (!radio) return;
      press.preventDefault();
      radio.checked = true;
      radio.focus();
    });
  }

  document.querySelectorAll(".for-script").forEach(shown);
  const summary = document.querySelector(".error-summary");
  if (summary) summary.focus();

  document.querySelectorAll("form").forEach((form) => {
    form.addEventListener("submit", (submit) => {
      if (form.dataset.sent) submit.preventDefault();
      form.dataset.sent = "yes";
    });
  });
  // A page that comes back by the browser's «back» may be sent again.
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => delete form.dataset.sent));

  document.querySelectorAll("[data-copy]").forEach((button) => {
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.copied;
    });
  });
  document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
})();
