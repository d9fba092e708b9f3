;; Opens $FILE with the settings that were loaded before, waits for findings, applies the preferred fix of the first one, and
;; writes what it saw to $ANSWER as JSON. Works with Eglot from 1.9 on.
(require 'eglot)
(require 'flymake)
(require 'json)
(setq eglot-sync-connect 20
      eglot-autoshutdown t
      eglot-confirm-server-initiated-edits nil)

(defun wait (what probe)
  (let ((end (+ (float-time) 20)) value)
    (while (and (not (setq value (funcall probe))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or value (error "waited in vain for %s" what))))

(defun findings ()
  (flymake-start)
  (sort (flymake-diagnostics)
        (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))

(defun as-value (finding)
  (save-excursion
    (goto-char (flymake-diagnostic-beg finding))
    `((line . ,(line-number-at-pos))
      (column . ,(1+ (current-column)))
      (message . ,(flymake-diagnostic-text finding)))))

(defun preferred (actions)
  (or (seq-find (lambda (action) (eq (plist-get action :isPreferred) t)) actions)
      (error "there is no preferred fix")))

(defun check ()
  (find-file (getenv "FILE"))
  (set-window-buffer nil (current-buffer))
  ;; What eglot-ensure does in an Emacs that has a user: the hook that it waits for doesn't run in batch mode.
  (apply #'eglot--connect (eglot--guess-contact))
  (wait "the connection" #'eglot-managed-p)
  (let* ((found (wait "findings" #'findings))
         (values (mapcar #'as-value found))
         (first (car found))
         (action (preferred (eglot-code-actions (flymake-diagnostic-beg first) (flymake-diagnostic-end first)))))
    (unless (plist-get action :edit)
      (setq action (jsonrpc-request (eglot-current-server) :codeAction/resolve action)))
    (eglot--apply-workspace-edit (plist-get action :edit))
    ;; Emacs tells the server of an edit when it has been idle for a moment, which it never is in batch mode.
    (eglot--signal-textDocument/didChange)
    (wait "the findings to go" (lambda () (not (findings))))
    `((findings . ,(vconcat values)) (fix . ,(plist-get action :title)) (text . ,(buffer-string)))))

(let ((answer (condition-case failure (check)
                (error `((failure . ,(error-message-string failure)))))))
  (with-temp-file (getenv "ANSWER") (insert (json-encode answer))))
(set-buffer-modified-p nil)
(kill-emacs)
