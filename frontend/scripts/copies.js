// Taking stretches out of words with the keyboard or the mouse. Without it the page is
// a form with one box for each suggestion; nothing here is needed to use it.
(function () {
  var form = document.querySelector("form[data-copies]");
  if (!form) {
    return;
  }
  var boxes = Array.prototype.slice.call(form.querySelectorAll("input[data-kind]"));
  var own = form.querySelector("[data-copies-own]");
  var list = form.querySelector("[data-copies-list]");
  var done = [];
  form.querySelector("[data-copies-keys]").hidden = false;
  own.hidden = false;

  function remember(changed, was) {
    done.push(function () {
      changed.forEach(function (box) {
        box.checked = was;
      });
      changed[0].focus();
    });
  }

  function allOfItsKind(box) {
    var others = boxes.filter(function (one) {
      return one.dataset.kind === box.dataset.kind && one.checked === box.checked;
    });
    var was = box.checked;
    others.forEach(function (one) {
      one.checked = !was;
    });
    remember(others, was);
  }

  form.addEventListener("change", function (event) {
    if (boxes.indexOf(event.target) >= 0) {
      remember([event.target], !event.target.checked);
    }
  });

  form.addEventListener("keydown", function (event) {
    var at = boxes.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    var act = {
      ArrowDown: function () { (boxes[at + 1] || boxes[at]).focus(); },
      ArrowUp: function () { (boxes[at - 1] || boxes[at]).focus(); },
      a: function () { allOfItsKind(boxes[at]); },
      u: function () { if (done.length) { done.pop()(); } },
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  // A place in code points: the piece's own place, and the letters before the edge.
  function place(node, offset) {
    var around = node.nodeType === 3 ? node.parentElement : node;
    var piece = around.closest("[data-at]");
    if (!piece || node.nodeType !== 3) {
      return null;
    }
    return Number(piece.dataset.at) + Array.from(node.data.slice(0, offset)).length;
  }

  own.querySelector("button").addEventListener("click", function (event) {
    event.preventDefault();
    var selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) {
      return;
    }
    var range = selection.getRangeAt(0);
    var start = place(range.startContainer, range.startOffset);
    var end = place(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start) {
      return;
    }
    var item = document.createElement("li");
    var hidden = document.createElement("input");
    hidden.type = "hidden";
    hidden.name = "span";
    hidden.value = start + "-" + end;
    item.textContent = selection.toString();
    item.appendChild(hidden);
    list.appendChild(item);
    done.push(function () {
      item.remove();
    });
    selection.removeAllRanges();
  });
})();
