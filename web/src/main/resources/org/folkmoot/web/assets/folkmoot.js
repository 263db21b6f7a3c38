// Everything works without this file. It keeps drafts on this device, closes menus, and follows a vote that leads
// elsewhere (to the log-in page when the session has ended).
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

  // When the answer to a vote does not hold the votes (the session ended, the post is gone), go where it leads.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var wanted = event.detail.target.id;
    var request = event.detail.xhr;
    if (wanted && wanted.indexOf("votes-") === 0 && request.responseText.indexOf('id="' + wanted + '"') < 0) {
      event.detail.shouldSwap = false;
      window.location.assign(request.status < 400 && request.responseURL ? request.responseURL : window.location.href);
    }
  });

  drafts();
  menus();
  showEntry();
  showObjections();
})();
