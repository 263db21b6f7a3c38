// Everything works without this file. It keeps drafts on this device, closes menus, says in place why a vote was refused,
// and follows one that leads elsewhere (to the log-in page when the session has ended).
(function () {
  "use strict";

  var PREFIX = "draft:";
  var SENT = "draft-sent";

  function stored(action) {
    try {
      return action(window.localStorage, window.sessionStorage);
    } catch (unavailable) {
      return null; // private windows and full devices: then there is no draft
    }
  }

  function key(area) {
    return PREFIX + document.body.dataset.viewer + ":" + area.dataset.draft;
  }

  function refused(area) {
    return area.form !== null && area.form.querySelector("[role=alert]") !== null;
  }

  function restore(area) {
    var draft = stored(function (local) { return local.getItem(key(area)); });
    if (!draft || refused(area) || draft === area.value) {
      return;
    }
    var before = area.value;
    area.value = draft;
    var note = area.parentElement.querySelector(".draft");
    if (note) {
      note.hidden = false;
      note.querySelector("button").addEventListener("click", function () {
        area.value = before;
        note.hidden = true;
        stored(function (local) { local.removeItem(key(area)); });
        area.focus();
      });
    }
  }

  function keep(area) {
    stored(function (local) {
      if (area.value.trim() === "" || area.value === area.defaultValue) {
        local.removeItem(key(area));
      } else {
        local.setItem(key(area), area.value);
      }
    });
  }

  // A draft that was sent is forgotten once a page comes that does not refuse it.
  function forgetSent(areas) {
    stored(function (local, session) {
      var sent = session.getItem(SENT);
      session.removeItem(SENT);
      var stillHere = areas.some(function (area) { return key(area) === sent && refused(area); });
      if (sent && !stillHere && !document.querySelector("[data-problem]")) {
        local.removeItem(sent);
      }
    });
  }

  function drafts() {
    var areas = Array.prototype.slice.call(document.querySelectorAll("textarea[data-draft]"));
    forgetSent(areas);
    areas.forEach(function (area) {
      restore(area);
      var waiting = 0;
      area.addEventListener("input", function () {
        window.clearTimeout(waiting);
        waiting = window.setTimeout(function () { keep(area); }, 400);
      });
      if (area.form) {
        area.form.addEventListener("submit", function () {
          window.clearTimeout(waiting);
          keep(area);
          stored(function (local, session) { session.setItem(SENT, key(area)); });
        });
      }
    });
  }

  function closeMenus(except) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (menu !== except) {
        menu.open = false;
      }
    });
  }

  function menus() {
    document.addEventListener("click", function (event) {
      closeMenus(event.target.closest("details.menu"));
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        var open = document.activeElement && document.activeElement.closest("details.menu[open]");
        closeMenus(null);
        if (open) {
          open.querySelector("summary").focus();
        }
      }
    });
  }

  // The objections of a refused form are read out and seen first.
  function showObjections() {
    var objections = document.querySelector("[role=alert]");
    if (objections) {
      objections.focus();
    }
  }

  // On a phone the masthead scrolls sideways: the entry that one is in comes into view.
  function showEntry() {
    document.querySelectorAll("nav [aria-current]").forEach(function (entry) {
      var nav = entry.parentElement;
      if (nav.scrollWidth > nav.clientWidth) {
        nav.scrollLeft = entry.offsetLeft - (nav.clientWidth - entry.offsetWidth) / 2;
      }
    });
  }

  // What a page that refuses something says of it: the sentences under its heading.
  function refusal(html) {
    var page = new DOMParser().parseFromString(html, "text/html");
    var said = page.querySelectorAll("main [data-problem] ~ p:not(.acts), main [data-problem] ~ h1");
    return Array.prototype.map.call(said, function (piece) { return piece.textContent; });
  }

  // Says beside the votes why one was not taken; the words go with the next press of a key or button.
  function sayWhy(votes, sentences) {
    var why = document.createElement("div");
    why.className = "votes-refused";
    why.setAttribute("role", "alert");
    sentences.forEach(function (sentence) {
      why.appendChild(document.createElement("p")).textContent = sentence;
    });
    votes.appendChild(why);
    window.setTimeout(function () {
      ["click", "keydown"].forEach(function (name) {
        document.addEventListener(name, function () { why.remove(); }, { once: true });
      });
    });
  }

  // When the answer to a vote does not hold the votes, it was refused, and the reason is said where it was pressed; or it
  // leads elsewhere, since the session ended.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var votes = event.detail.target;
    var request = event.detail.xhr;
    if (!votes.id || votes.id.indexOf("votes-") !== 0 || request.responseText.indexOf('id="' + votes.id + '"') >= 0) {
      return;
    }
    event.detail.shouldSwap = false;
    var sentences = request.status >= 400 ? refusal(request.responseText) : [];
    if (sentences.length > 0) {
      sayWhy(votes, sentences);
    } else {
      window.location.assign(request.status < 400 && request.responseURL ? request.responseURL : window.location.href);
    }
  });

  drafts();
  menus();
  showEntry();
  showObjections();
})();
